package i18n

// The teacher's page, but for its words, which are in app/lesson/text.
var (
	TeacherTitle       = add("Inkling for teachers", "Inkling 教师页")
	TeacherDescription = add("Two ways through the lesson, questions with answers, and a worksheet made of what you draw.", "两套教学安排、问题与答案，以及用你写的数字做成的练习单。")
	TeacherLink        = add("For teachers", "教师页")
	LabLink            = add("To the lab", "去实验台")
	SheetPad           = add("The drawing for the worksheet", "练习单用的数字")
	SheetNote          = add("To the worksheet of this drawing ↓", "看这个字的练习单 ↓")
)

package i18n

// What stands around the chapters; their own words are in app/lesson/text.
var (
	Lesson         = add("Lesson", "课程")
	LessonLabel    = add("The lesson: ten chapters", "课程：十章")
	LessonClose    = add("Close the lesson", "关闭课程")
	LessonChoose   = add("Chapter", "章节")
	LessonOption   = add("{number} · {title}", "{number} · {title}")
	LessonDone     = add("{number} · {title} ✓", "{number} · {title} ✓")
	LessonPrevious = add("Previous", "上一章")
	LessonNext     = add("Next", "下一章")
	LessonTaller   = add("More of the lesson", "展开课程")
	LessonLower    = add("More of the page", "露出页面")
	LessonWaiting  = add("The lesson is on its way …", "课程正在载入……")
	LessonFailed   = add("The lesson could not be loaded ({detail}).", "课程载入失败（{detail}）。")
	LessonMine     = add("The lesson has put something else on the page.", "课程更换了页面上的内容。")
	LessonBack     = add("Bring mine back", "恢复我原来的")
	LessonNetwork  = add("The network {name} could not be loaded ({detail}).", "网络 {name} 载入失败（{detail}）。")
)

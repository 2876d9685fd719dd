package i18n

// Key names a sentence.
type Key int

// The sentences, in the order in which the page shows them.
const (
	Title Key = iota
	Tagline
	Description
	SwitchLanguage
	SwitchLanguageLabel
	ToDark
	ToLight
	LoadingProgress
	LoadingWeights
	LoadingFailed
	Fault
	Retry
	NoScript

	DrawTitle
	PadLabel
	PadKeys
	PenDown
	PadHint
	Undo
	Redo
	Clear
	Samples
	LoadSample
	LoadSample49
	Sample49

	SeenTitle
	SeenLabel
	SeenNote
	StepsLabel
	StepBox
	StepScale
	StepCentre
	StepStraighten
	StepBoxHelp
	StepScaleHelp
	StepCentreHelp
	StepStraightenHelp

	NetworkTitle
	NetworkCount
	NetworkLabel
	LayerInput
	LayerHidden1
	LayerHidden2
	LayerOutput
	NeuronLabel
	LegendQuiet
	LegendLit
	LegendPositive
	LegendNegative

	AnswerTitle
	StatusEmpty
	StatusSure
	StatusUnsure
	StatusNotADigit
	ReasonNoInk
	ReasonStandsClear
	ReasonTwoCompete
	ReasonNoneLit
	ReasonDoubtful
	ReasonTwoDigits
	ReasonScribble
	ReasonUnfamiliar
	ReasonDot
	OutputsTitle
	OutputLabel
	Announce
	AnnounceUnsure
	Anyway
	AnywayNote
	CheckOff
	CheckFailed

	FooterPrivacy
	FooterData

	NotFoundTitle
	NotFoundText
	NotFoundLink
)

// WorkbenchLabel names the workbench below the network.
var WorkbenchLabel = add("Look inside and try things out", "看看里面，动手试试")

// add puts a sentence beside the others and returns its key, for parts of the
// page that keep their sentences in a file of their own.
func add(en, zh string) Key {
	sentences = append(sentences, [2]string{en, zh})
	return Key(len(sentences) - 1)
}

// sentences holds {English, Chinese} for every key.
var sentences = [][2]string{
	Title:               {"Inkling: a neural network you can draw into", "Inkling：动笔写，看神经网络怎么认"},
	Tagline:             {"a neural network you can draw into", "动笔写，看神经网络怎么认"},
	Description:         {"Draw a digit and watch a small neural network read it: all of it computed in your browser, nothing sent anywhere.", "写一个数字，看一个小小的神经网络怎样认出它：全部在你的浏览器里计算，什么也不上传。"},
	SwitchLanguage:      {"中文", "English"},
	SwitchLanguageLabel: {"切换到中文", "Switch to English"},
	ToDark:              {"Switch to the dark theme", "切换到深色主题"},
	ToLight:             {"Switch to the light theme", "切换到浅色主题"},
	LoadingProgress:     {"Loading the network: {detail} %. You can draw already; it will be read.", "正在载入神经网络：{detail}%。现在就可以写，载入后就会识别。"},
	LoadingFailed:       {"The network could not be loaded: {detail}. What you drew is still here.", "神经网络载入失败：{detail}。你写的内容还在。"},
	LoadingWeights:      {"Nearly there: loading the weights. You can draw already; it will be read.", "就快好了：正在载入权重。现在就可以写，载入后就会识别。"},
	Fault:               {"Something went wrong: {detail}. Your drawing is still here; if the page behaves oddly, reload it.", "出了点问题：{detail}。你写的内容还在；如果页面不正常，请刷新。"},
	Retry:               {"Try again", "重试"},
	NoScript:            {"This page computes in your browser and needs JavaScript.", "这个页面在你的浏览器里计算，需要启用 JavaScript。"},

	DrawTitle:    {"Draw a digit", "写一个数字"},
	PadLabel:     {"Drawing pad", "画板"},
	PadKeys:      {"Draw with mouse, finger or pen. With the keyboard: arrow keys move the pen (with Shift in larger steps), Space puts it down and lifts it, Delete clears, Ctrl+Z undoes.", "可以用鼠标、手指或触控笔书写。用键盘：方向键移动笔（按住 Shift 步子更大），空格键落笔或提笔，Delete 清空，Ctrl+Z 撤销。"},
	PenDown:      {"Pen down", "落笔"},
	PadHint:      {"Draw here, any size, anywhere", "在这里写，大小、位置随意"},
	Undo:         {"Undo", "撤销"},
	Redo:         {"Redo", "重做"},
	Clear:        {"Clear", "清空"},
	Samples:      {"Or load a sample", "或者载入样例"},
	LoadSample:   {"Load sample {digit}", "载入样例 {digit}"},
	LoadSample49: {"4/9: load a sample between 4 and 9", "4/9：载入介于 4 和 9 之间的样例"},
	Sample49:     {"4/9", "4/9"},

	SeenTitle:          {"What the network sees", "网络看到的图像"},
	SeenLabel:          {"28 by 28 pixels; {count} of 784 have ink", "28×28 像素；784 个像素中有 {count} 个有墨"},
	SeenNote:           {"1 is ink, 0 is paper", "1 是墨，0 是纸"},
	StepsLabel:         {"Preparing the drawing", "预处理步骤"},
	StepBox:            {"box", "取框"},
	StepScale:          {"scale", "缩放"},
	StepCentre:         {"centre", "居中"},
	StepStraighten:     {"straighten", "扶正"},
	StepBoxHelp:        {"Take the drawing's bounding box instead of the whole pad", "取笔迹的外框，而不是整块画板"},
	StepScaleHelp:      {"Bring the longer side to 20 pixels and ink it with a constant pen", "把较长的一边缩放到 20 像素，再用同样粗细的笔重新描一遍"},
	StepCentreHelp:     {"Move the ink's centre of mass to the middle", "把墨迹的重心移到中央"},
	StepStraightenHelp: {"Remove the slant", "去掉倾斜"},

	NetworkTitle: {"The network, thinking", "网络在思考"},
	NetworkCount: {"{shape}: {count} numbers", "{shape}：共 {count} 个数"},
	NetworkLabel: {"Activations of the neurons, layer by layer", "各层神经元的激活值"},
	LayerInput:   {"input", "输入层"},
	LayerHidden1: {"hidden layer 1", "第一隐藏层"},
	LayerHidden2: {"hidden layer 2", "第二隐藏层"},
	LayerOutput:  {"output", "输出层"},
	NeuronLabel:  {"neuron {number}", "第 {number} 个神经元"},
	LegendQuiet:  {"0, quiet", "0，安静"},
	LegendLit:    {"1, lit", "1，点亮"},

	LegendPositive: {"excites", "促进"},
	LegendNegative: {"inhibits", "抑制"},

	AnswerTitle:       {"The answer", "识别结果"},
	StatusEmpty:       {"Nothing drawn", "还没写"},
	StatusSure:        {"Sure", "确定"},
	StatusUnsure:      {"Unsure", "不确定"},
	StatusNotADigit:   {"Not a digit", "不是数字"},
	ReasonNoInk:       {"Draw a digit and the network answers while you draw.", "写一个数字，网络会边写边答。"},
	ReasonStandsClear: {"Output {digit} stands clear at {value}. Next is {next} at {nextValue}.", "输出 {digit} 明显领先，为 {value}；其次是 {next}，为 {nextValue}。"},
	ReasonTwoCompete:  {"Between {digit} and {next}: their outputs are {value} and {nextValue}.", "在 {digit} 和 {next} 之间拿不准：两个输出分别是 {value} 和 {nextValue}。"},
	ReasonNoneLit:     {"No output is clearly lit. The largest is {digit}, at only {value}; next is {next} at {nextValue}.", "没有一个输出明显点亮。最大的是 {digit}，只有 {value}；其次是 {next}，为 {nextValue}。"},
	ReasonDoubtful:    {"Output {digit} stands clear at {value}, but this may be no digit at all.", "输出 {digit} 明显领先，为 {value}；但这也许根本不是数字。"},
	ReasonTwoDigits:   {"Could this be two digits? The switch shows what the network says.", "这里像是不止一个数字？打开开关，看看网络会怎么答。"},
	ReasonScribble:    {"This looks like only a scribble. The switch shows what the network says.", "这看起来只是随手涂画。打开开关，看看网络会怎么答。"},
	ReasonUnfamiliar:  {"This looks like no digit I know. The switch shows what the network says.", "这不像我认识的任何数字。打开开关，看看网络会怎么答。"},
	ReasonDot:         {"This is only a dot. The switch shows what the network says.", "这里只有一个点。打开开关，看看网络会怎么答。"},
	OutputsTitle:      {"Ten outputs, each 0 to 1 on its own", "十个输出，各自在 0 到 1 之间"},
	OutputLabel:       {"output {digit}", "输出 {digit}"},
	Announce:          {"{digit}, {status}. {reason}", "{digit}，{status}。{reason}"},
	AnnounceUnsure:    {"{status}. {reason}", "{status}。{reason}"},
	Anyway:            {"Let the network answer anyway", "让网络照样回答"},
	AnywayNote:        {"The network has learnt only digits and always answers with one. The check is a second, separate network: {count} numbers, apart from the 13,002.", "网络只学过数字，不管写什么都会答一个。检查由另一个独立的小网络来做：共 {count} 个数，不算在那 13,002 个之内。"},
	CheckOff:          {"The check is off", "检查已关闭"},
	CheckFailed:       {"The check for non-digits could not be loaded ({detail}); the network answers everything.", "非数字检查载入失败（{detail}）；写什么网络都会回答。"},

	FooterPrivacy: {"Everything is computed on this device. Nothing you draw leaves it.", "全部在本机计算，你写的内容不会离开这台设备。"},
	FooterData:    {"Trained on MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)", "用 MNIST 训练（LeCun、Cortes、Burges；CC BY-SA 3.0）"},

	NotFoundTitle: {"There is no such page", "没有这个页面"},
	NotFoundText:  {"The address leads nowhere on this site.", "这个地址在本站没有对应的页面。"},
	NotFoundLink:  {"Go to the drawing pad", "去画板"},
}

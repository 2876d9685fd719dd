package i18n

// The knobs: turning, painting, breaking.
var (
	KnobsTitle = add("Turn the knobs", "调参数")
	KnobsIntro = add("Each of these numbers was found in training. Turn one and see at once what becomes of the answer, and of 1,000 real test digits.",
		"这里的每个数都是训练得来的。动一个试试：答案会怎样变，1,000 个真实的测试数字又会怎样，马上就能看到。")

	KnobsAnswer    = add("Your drawing", "你写的数字")
	KnobsAccuracy  = add("1,000 test digits, read correctly", "1,000 个测试数字，认对的")
	KnobsComputing = add("computing …", "计算中……")
	KnobsWaiting   = add("still loading …", "还在载入……")
	KnobsLost      = add("{count} more are misread", "多认错 {count} 个")
	KnobsGained    = add("{count} more are right", "多认对 {count} 个")
	KnobsSame      = add("no change in how many are right", "认对的个数没有变")
	KnobsChanged   = add("{changed} of {all} changed", "{all} 个数中改了 {changed} 个")
	KnobsUndo      = add("Undo last change", "撤销上一步")
	KnobsReset     = add("Back to the trained network", "恢复训练好的网络")
	KnobsResetFile = add("Back to the file as loaded", "恢复文件里的数")

	KnobsWhich      = add("Which neuron?", "哪个神经元？")
	KnobLayer       = add("Layer", "层")
	KnobNumber      = add("Neuron", "神经元")
	KnobHidden      = add("hidden layer {number}", "第 {number} 隐藏层")
	KnobNeuronName  = add("neuron {number} of hidden layer {layer}", "第 {layer} 隐藏层第 {number} 个神经元")
	KnobBias        = add("bias", "偏置")
	KnobPixel       = add("weight of row {row}, column {column}", "第 {row} 行第 {column} 列的权重")
	KnobFrom        = add("weight from neuron {number}", "来自第 {number} 个神经元的权重")
	KnobFromLabel   = add("Weight from neuron", "来自哪个神经元的权重")
	KnobSlider      = add("{name}, slider", "{name}，滑块")
	KnobField       = add("{name}, number", "{name}，数值")
	KnobRestore     = add("Back to trained: {value}", "恢复训练值：{value}")
	KnobsOfNeuron   = add("Bias and weights", "偏置和权重")
	KnobsPaintTitle = add("Its 784 weights: paint on them", "它的 784 个权重：可以在上面涂")

	KnobsPicture   = add("The 784 weights of this neuron as a picture of 28 by 28 cells", "这个神经元的 784 个权重，排成 28×28 的图")
	KnobsPaintKeys = add("Paint with mouse, finger or pen. With the keyboard: arrow keys move the cell, + and − paint positive and negative, Delete brings the trained weight back, and so does the eraser.",
		"可以用鼠标、手指或触控笔涂。用键盘：方向键移动格子，+ 和 − 涂正、涂负，Delete 或橡皮恢复训练值。")
	BrushesLabel   = add("Brush", "画笔")
	BrushPositive  = add("＋ positive", "＋ 涂正")
	BrushNegative  = add("− negative", "− 涂负")
	BrushEraser    = add("Eraser", "橡皮")
	KnobsSaid      = add("Row {row}, column {column}: {value}", "第 {row} 行第 {column} 列：{value}")
	KnobsPictureIs = add("Blue excites, orange with a bar inhibits; a marked corner was changed. Full colour: ±{scale}.", "蓝色促进，带横杠的橙色抑制；角上有标记的改过。最深的颜色：±{scale}。")
)

// Breaking.
var (
	BreakTitle    = add("Break it", "弄坏它")
	BreakNeuron   = add("Switch off {name}", "关掉{name}")
	BreakBiases   = add("All biases to 0", "全部偏置归零")
	BreakNoise    = add("Add noise to all weights", "给全部权重加噪声")
	BreakStrength = add("Noise: {percent} % of a usual weight", "噪声：平常权重的 {percent}%")
	BreakRandom   = add("Random, as before training", "随机，像训练前一样")
)

// Files.
var (
	FilesTitle    = add("Save and load", "保存与载入")
	FilesSave     = add("Save the numbers as they are now", "保存现在的数")
	FilesLoad     = add("Load a safetensors file", "载入 safetensors 文件")
	FilesNote     = add("Or drop it on the page. 784 inputs, 10 outputs, up to 4 layers: also a network of your own from PyTorch.", "也可以把文件拖到页面上。784 个输入、10 个输出、最多 4 层：你自己用 PyTorch 训练的也行。")
	FilesShown    = add("The page now shows {name}: {network}. The check for non-digits was made for another network: the answer rests on the outputs alone.", "页面现在显示 {name}：{network}。非数字检查是为另一个网络做的：答案只看十个输出。")
	FilesOwn      = add("Back to Inkling’s own network", "换回 Inkling 自己的网络")
	FilesRefused  = add("{name} does not fit, so nothing has changed. The rule it breaks: {reason}", "{name} 不合要求，什么也没有改变。违反的规则（英文）：{reason}")
	FilesOffer    = add("{name} holds {network} but does not say how its neurons squash their sums. Which function has each layer?", "{name} 里是 {network}，但没有写明各层的激活函数。每层用哪个？")
	FilesLayer    = add("Layer {number} ({size} neurons)", "第 {number} 层（{size} 个神经元）")
	FilesAccept   = add("Show this network", "显示这个网络")
	FilesDecline  = add("Cancel", "取消")
	FilesDrop     = add("Drop the weights file to load it", "松手即载入这个权重文件")
	ForeignNote   = add("This network comes from a file. The check for non-digits was made for another one and is off: the answer rests on the outputs alone.", "这个网络来自文件。非数字检查是为另一个网络做的，现已关闭：答案只看十个输出。")
	ActSigmoid    = add("sigmoid σ", "sigmoid σ 函数")
	ActReLU       = add("ReLU", "ReLU 函数")
	ActTanh       = add("tanh", "tanh 函数")
	ActIdentity   = add("none (the bare sum)", "无（直接用和）")
	FilesSaveNote = add("safetensors loads into PyTorch; CSV and JSON are for reading.", "safetensors 可以直接载入 PyTorch；CSV 和 JSON 便于查看。")
)

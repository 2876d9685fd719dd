package i18n

import (
	"strconv"
	"strings"
)

// weightsRules are the rules of nn.ValidateWeights, a line each, English and
// Chinese; nn itself says everything in English.
const weightsRules = `file size|文件大小
header length|文件头长度
header|文件头
duplicate key|重复的键
tensor name|张量名
tensor fields|张量的字段
number type|数的类型
metadata|元数据
shape|形状
byte range|字节范围
gaps and overlaps|空隙和重叠
layers|层
number of parameters|参数个数
architecture|网络结构
activations|激活函数
finite values|有限的数`

// weightsPhrases are what nn says of what it found and expected, the numbers
// and names left out: longer phrases before those that they contain.
const weightsPhrases = `: the file goes on for |：文件后面还有 
 bytes and a header may have | 字节，文件头至多 
invalid UTF-8|不是 UTF-8
one JSON object, then only spaces|一个 JSON 对象，后面只有空白
, "{" first|，以 "{" 开头
valid JSON|合法的 JSON
 after the object| 在对象之后
each key once|每个键只出现一次
 again| 再次出现
an unknown name|不认识的名字
 with K = |，K = 
 layers)| 层)
 as the value of | 作为值，键是 
a string|字符串
only dtype|只有 dtype
, each at least 1|，每个至少是 1
, at least 1|，至少是 1
an array of whole numbers|整数的列表
a whole number|整数
 numbers| 个数
an array|列表
a JSON object|一个 JSON 对象
an object|对象
 offsets| 个位置
two, |两个，
, the bytes of data|，即数据的字节数
 bytes of data, the tensors end at | 字节数据，张量结束于 
 a number of the shape | 字节一个数，形状 
a gap before it: |前面有空隙：
an overlap with the tensor before it: |与前一个张量重叠：
the last tensor to end with the file|最后一个张量与文件同时结束
no such tensor|没有这个张量
weight and bias of each layer, keys |每层都有 weight 和 bias，编号 
 inputs in shape | 个输入，形状 
 outputs in shape | 个输出，形状 
shape [|形状 [
, the pixels of 28×28|，即 28×28 个像素
, the outputs of |，即输出个数：
, the rows of |，即行数：
, the digits|，即十个数字
, the tensors' shapes|，即张量的形状
 of sigmoid, relu, tanh, identity, with commas| 个，用逗号隔开：sigmoid、relu、tanh、identity
a finite number that float32 can hold|float32 放得下的有限的数
 at [|，在 [
more than |超过 
at most |至多 
 bytes| 字节
 keys| 个键
 or | 或 
 and | 和 `

// mostOfName is how much of a name out of a file is shown.
const mostOfName = 40

// WeightsRule says in Chinese which rule of nn.ValidateWeights a file breaks, in
// which tensor, if it is about one, and what was found and expected.
func WeightsRule(rule, tensor, found, expected string) string {
	rule = translated(rule, weightsRules, func(s, old, now string) string {
		if s == old {
			return now
		}
		return s
	})
	if tensor != "" {
		rule = "张量 " + strconv.Quote(tensor[:min(len(tensor), mostOfName)]) + "，" + rule
	}
	return rule + "。文件里是：" + translated(found, weightsPhrases, strings.ReplaceAll) +
		"；应当是：" + translated(expected, weightsPhrases, strings.ReplaceAll)
}

// translated is s with each line of a table applied to it.
func translated(s, table string, apply func(s, old, now string) string) string {
	for line := range strings.SplitSeq(table, "\n") {
		old, now, _ := strings.Cut(line, "|")
		s = apply(s, old, now)
	}
	return s
}

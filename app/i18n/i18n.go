// Package i18n holds every sentence of the page, in Chinese and in English,
// under typed keys.
//
// One glossary for both languages:
//
//	network 网络        neuron 神经元       layer 层            hidden layer 隐藏层
//	input 输入          output 输出         activation 激活值    weight 权重
//	bias 偏置           weighted sum 加权和  pixel 像素          stroke 笔画
//	pad 画板            sure 确定           unsure 不确定        slant 倾斜
//	box 取框            scale 缩放          centre 居中          straighten 扶正
//	check 检查          non-digit 非数字
package i18n

import "strings"

// Lang is a language of the page.
type Lang uint8

// The languages. The zero value is English.
const (
	English Lang = iota
	Chinese
)

// Langs are all languages, each as a page is made in it.
var Langs = [...]Lang{English, Chinese}

// Code is the language in links and storage: "en", "zh".
func (l Lang) Code() string { return [...]string{"en", "zh"}[l] }

// Tag is the language for <html lang>: "en", "zh-Hans".
func (l Lang) Tag() string { return [...]string{"en", "zh-Hans"}[l] }

// Other is the language that the switch leads to.
func (l Lang) Other() Lang { return 1 - l }

// ParseLang reads a code or a tag, "zh-Hans-CN" among them.
func ParseLang(s string) (Lang, bool) {
	switch primary, _, _ := strings.Cut(strings.ToLower(s), "-"); primary {
	case "en":
		return English, true
	case "zh":
		return Chinese, true
	}
	return English, false
}

// T is the sentence of key in language l. Each {name} in it is replaced by the
// argument of that name: T(l, Next, "digit", "3").
func T(l Lang, key Key, args ...string) string {
	s := sentences[key][l]
	for i := 0; i+1 < len(args); i += 2 {
		s = strings.ReplaceAll(s, "{"+args[i]+"}", args[i+1])
	}
	return s
}

package i18n

// Offline is what offline.js says, by name. The site generator puts it into that
// script; the program does without, and so does the first visit.
var Offline = [...]struct {
	Name  string
	Words [len(Langs)]string
}{
	{"kept", [...]string{"Kept on this device: this page works without a network too.", "已保存在本机：没有网络也能使用。"}},
	{"update", [...]string{"A new version is ready. What you drew stays.", "新版本已就绪，你写的内容会保留。"}},
	{"change", [...]string{"Use it now", "立即使用"}},
	{"stale", [...]string{"A new version could not be loaded ({detail}). This one goes on working.", "新版本载入失败（{detail}），当前版本可继续使用。"}},
	{"refused", [...]string{"This page could not be kept for use without a network ({detail}). With a network it works as ever.", "本页未能保存到本机，无法离线使用（{detail}）。有网络时一切照常。"}},
	// Why, for {detail}.
	{"status", [...]string{"{file}: the server answered {detail}", "{file}：服务器回答 {detail}"}},
	{"bytes", [...]string{"{file} is damaged or of another version", "{file} 已损坏或属于别的版本"}},
	{"full", [...]string{"there is no room for {file}", "空间不足，放不下 {file}"}},
	{"storage", [...]string{"{file} could not be stored: {detail}", "{file} 无法保存：{detail}"}},
	{"browser", [...]string{"the browser says: {detail}", "浏览器的说明：{detail}"}},
}

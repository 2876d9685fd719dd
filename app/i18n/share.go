package i18n

// The link to what the page shows.
var (
	Share       = add("Share what the page shows", "分享页面内容")
	ShareTitle  = add("A link to this page as it is now", "指向当前页面的链接")
	ShareNote   = add("The link holds drawing, network, selection and settings. It is made here; nothing is sent.", "链接里包含画的内容、网络、选择和设置。它在本机生成，不会发送任何内容。")
	ShareOwn    = add("Your own weights file is not in it: whoever opens it sees the page's network.", "你自己的权重文件不在其中：别人打开后看到的是本页自带的网络。")
	ShareFile   = add("This page is a file, so the link opens on this device only. To share, send the file and the part of the link from # on: whoever opens the file puts that part behind its address.", "本页是一个文件，所以这个链接只能在本机打开。要分享，请把文件和链接里从 # 开始的部分一起发给对方：对方打开文件后，把这部分接在地址后面。")
	ShareLink   = add("The link", "链接")
	ShareCopy   = add("Copy link", "复制链接")
	ShareDone   = add("Copied.", "已复制。")
	ShareFailed = add("Copying was not allowed here: press Ctrl+C.", "这里不允许复制：请按 Ctrl+C。")
	ShareNative = add("Share …", "分享……")
	ShareQR     = add("The link as a QR code", "链接的二维码")
	ShareNoQR   = add("The link is too long for a QR code.", "链接太长，无法做成二维码。")
)

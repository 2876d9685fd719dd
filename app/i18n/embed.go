package i18n

// What a course page shows of the page.
var (
	EmbedWhole = add("Inkling: open all of it ↗", "Inkling：打开完整页面 ↗")
)

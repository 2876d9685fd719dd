//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	browser "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// frame is a document in a frame, in whatever process the browser runs it. Its
// JavaScript is evaluated beside the page's own: it sees the document alone.
type frame struct {
	page  *page
	outer *frame // nil if it stands in the page itself
	ctx   context.Context
	id    cdp.FrameID
}

// frame waits for a frame of the page whose address begins so.
func (p *page) frame(prefix string) *frame {
	p.t.Helper()
	return p.frameIn(nil, prefix)
}

// frame waits for a frame of the frame whose address begins so.
func (f *frame) frame(prefix string) *frame {
	f.page.t.Helper()
	return f.page.frameIn(f, prefix)
}

func (p *page) frameIn(outer *frame, prefix string) *frame {
	p.t.Helper()
	var seen []string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		ctx := p.ctx
		if outer != nil {
			ctx = outer.ctx
		}
		seen = nil
		if tree, err := chromedp.Call(ctx, browser.GetFrameTree, cdp.Empty{}); err == nil {
			for _, below := range under(tree.FrameTree) {
				seen = append(seen, below.URL)
				if strings.HasPrefix(below.URL, prefix) {
					return &frame{page: p, outer: outer, ctx: ctx, id: below.ID}
				}
			}
		}
		targets, err := chromedp.Targets(p.ctx)
		if err != nil {
			p.t.Fatal(err)
		}
		for _, target := range targets {
			seen = append(seen, target.URL)
			if target.Type == "iframe" && strings.HasPrefix(target.URL, prefix) {
				own, cancel := chromedp.NewContext(p.ctx, chromedp.WithTargetID(target.TargetID), chromedp.WithDetachOnCancel(), chromedp.WithListener(p.listen))
				p.t.Cleanup(cancel)
				return &frame{page: p, outer: outer, ctx: own, id: cdp.FrameID(target.TargetID)}
			}
		}
	}
	p.t.Fatalf("no frame at %s; found %q; console: %q", prefix, seen, p.heard())
	return nil
}

// under lists the frames below the first of a tree.
func under(tree *browser.FrameTree) []*cdp.Frame {
	var frames []*cdp.Frame
	for _, child := range tree.ChildFrames {
		frames = append(append(frames, child.Frame), under(child)...)
	}
	return frames
}

// evalIn evaluates JavaScript in a frame, awaiting promises.
func evalIn[T any](f *frame, js string) (T, error) {
	var none T
	world, err := chromedp.Call(f.ctx, browser.CreateIsolatedWorld, browser.CreateIsolatedWorldParams{FrameID: f.id, WorldName: "test"})
	if err != nil {
		return none, err
	}
	return chromedp.Run(f.ctx, chromedp.Evaluate[T](js, awaited, func(e *runtime.EvaluateParams) { e.ContextID = world.ExecutionContextID }))
}

// text is the value of a JavaScript expression in the frame, as a string.
func (f *frame) text(js string) string {
	f.page.t.Helper()
	v, err := evalIn[string](f, "(async () => String(await ("+js+")))()")
	if err != nil {
		f.page.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// want checks that an expression has a value in the frame.
func (f *frame) want(what, js, want string) {
	f.page.t.Helper()
	if got := f.text(js); got != want {
		f.page.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// wait polls until the expression is true in the frame, whatever document
// that holds meanwhile.
func (f *frame) wait(js string) *frame {
	f.page.t.Helper()
	var last error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		done, err := evalIn[bool](f, "Boolean("+js+")")
		if err == nil && done {
			return f
		}
		last = err
	}
	f.page.t.Fatalf("waiting in the frame for %s: %v; console: %q", js, last, f.page.heard())
	return nil
}

// ready waits until a digit can be read in the frame.
func (f *frame) ready() *frame {
	f.page.t.Helper()
	return f.wait(`document.documentElement.dataset.ready === "true"`)
}

// place is where a part of the frame's document is in the page's window, as
// soon as it rests.
func (f *frame) place(name string) box {
	f.page.t.Helper()
	find := `(() => { const r = ` + part(name) + `.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`
	var last box
	same := 0
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		b, err := evalIn[box](f, find)
		if err == nil {
			b, err = f.outward(b)
		}
		if err != nil || b != last {
			last, same = b, 0
			continue
		}
		if same++; same == 3 {
			return b
		}
	}
	f.page.t.Fatalf("%s does not rest: %+v", name, last)
	return last
}

// outward is a box of the frame in the coordinates of the page's window,
// however the pages around scale it.
func (f *frame) outward(b box) (box, error) {
	inner, err := evalIn[[]float64](f, `[innerWidth, innerHeight]`)
	if err != nil {
		return b, err
	}
	around := f.page.ctx
	if f.outer != nil {
		around = f.outer.ctx
	}
	owner, err := chromedp.Call(around, dom.GetFrameOwner, dom.GetFrameOwnerParams{FrameID: f.id})
	if err != nil {
		return b, err
	}
	model, err := chromedp.Call(around, dom.GetBoxModel, dom.GetBoxModelParams{BackendNodeID: owner.BackendNodeID})
	if err != nil {
		return b, err
	}
	q := model.Model.Content // x, y from the upper left corner, clockwise
	if len(q) != 8 || inner[0] == 0 || inner[1] == 0 {
		return b, fmt.Errorf("no place: %v in %v", q, inner)
	}
	sx, sy := (q[2]-q[0])/inner[0], (q[7]-q[1])/inner[1]
	b = box{q[0] + sx*b.Left, q[1] + sy*b.Top, sx * b.Width, sy * b.Height}
	if f.outer == nil || f.outer.ctx == f.page.ctx { // of one process with the page: its coordinates already
		return b, nil
	}
	return f.outer.outward(b)
}

// draw draws strokes in the frame, with the mouse or a finger.
func (f *frame) draw(strokes [][]point, finger bool) {
	f.page.t.Helper()
	f.page.strokesAt(f.place("pad"), strokes, finger)
}

// strokesAt draws strokes on a pad that is somewhere in the window.
func (p *page) strokesAt(b box, strokes [][]point, finger bool) {
	p.t.Helper()
	for _, s := range strokes {
		if finger {
			p.touchAt(b, touchStart, s[0])
		} else {
			p.mouseAt(b, pressed, s[0], left, 1)
		}
		for _, q := range s[1:] {
			if finger {
				p.touchAt(b, touchMove, q)
			} else {
				p.mouseAt(b, moved, q, left, 1)
			}
		}
		if finger {
			p.touchAt(b, touchEnd)
		} else {
			p.mouseAt(b, released, s[len(s)-1], left, 0)
		}
	}
}

// hearing keeps what the page's own document is told by its frames.
func hearing(p *page) {
	command(p, browser.AddScriptToEvaluateOnNewDocument, browser.AddScriptToEvaluateOnNewDocumentParams{
		Source: `window.heard = []; addEventListener("message", (e) => heard.push(e.data));`,
	})
}

// told waits until the page has been told of a digit by its frame.
func (p *page) told(digit string) {
	p.t.Helper()
	p.wait(`window.heard?.some((m) => m.inkling === 1 && m.type === "change" && m.result.status === "sure" && m.result.digit === ` + digit + `)`)
}

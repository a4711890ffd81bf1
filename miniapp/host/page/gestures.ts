import type { Host } from '../host'
import { ancestry, type RenderedElement } from '../wxml/tree'
import { actOnTap } from './controls'
import { dispatch, type PageEvent } from './events'
import type { PageHost } from './page-host'

/** A press held this long is a longpress. The client holds 350 ms; its timer may wake a little early. */
const LONG_PRESS_MS = 340

/** What a finger does on one page. Every gesture ends when the app has come to rest. */
export class Gestures {
  private pressedAt = 0

  constructor(
    private readonly host: Host,
    private readonly page: PageHost,
  ) {}

  /** Touch, release, tap, and what the control under the finger does by itself. A disabled button does nothing. */
  async tap(element: RenderedElement): Promise<void> {
    if (ancestry(element).some(({ tag, attrs }) => tag === 'button' && attrs.disabled)) return
    const id = this.page.tree.idOf(element)
    await this.send(element, { type: 'touchstart' })
    await this.onShown(id, (shown) => this.send(shown, { type: 'touchend' }))
    await this.onShown(id, async (shown) => {
      this.host.tapping = true
      dispatch(this.host, this.page, shown, { type: 'tap' })
      this.host.tapping = false
      await actOnTap(this.host, this.page, shown)
      await this.host.settle()
    })
  }

  async touchStart(element: RenderedElement, event: Omit<PageEvent, 'type'>): Promise<void> {
    this.pressedAt = performance.now()
    await this.send(element, { ...event, type: 'touchstart' })
  }

  async touchEnd(element: RenderedElement, event: Omit<PageEvent, 'type'>): Promise<void> {
    const id = this.page.tree.idOf(element)
    if (performance.now() - this.pressedAt >= LONG_PRESS_MS) {
      await this.send(element, { type: 'longpress' })
      await this.onShown(id, (shown) => this.send(shown, { type: 'longtap' }))
    }
    await this.onShown(id, (shown) => this.send(shown, { ...event, type: 'touchend' }))
  }

  /** Focuses, replaces the text and leaves the field. Throws when the element takes no text. */
  async type(element: RenderedElement, text: string): Promise<void> {
    if (element.tag !== 'input' && element.tag !== 'textarea') throw new Error(`${element.tag} takes no text`)
    if (element.attrs.disabled) return
    const id = this.page.tree.idOf(element)
    await this.send(element, {
      type: 'focus',
      detail: { value: this.page.valueOf(element) ?? '', height: 0 },
    })
    const value = clip(text, element.attrs.maxlength)
    const typed = { value, cursor: value.length }
    await this.onShown(id, (shown) => {
      this.page.hold(shown, value)
      return this.send(shown, { type: 'input', detail: { ...typed, keyCode: 65 } })
    })
    await this.onShown(id, (shown) => this.send(shown, { type: 'blur', detail: typed }))
  }

  async send(element: RenderedElement, event: PageEvent): Promise<void> {
    dispatch(this.host, this.page, element, event)
    await this.host.settle()
  }

  /** The app may have drawn the element anew, or removed it, since the last event. */
  private async onShown(id: string, act: (element: RenderedElement) => Promise<void>): Promise<void> {
    const shown = this.page.alive ? this.page.tree.find(id) : undefined
    if (shown) await act(shown)
  }
}

/** WeChat cuts at 140 unless the app says otherwise; -1 is without limit. */
function clip(text: string, maxlength: unknown): string {
  const limit = maxlength === undefined || maxlength === '' ? 140 : Number(maxlength)
  return limit >= 0 ? text.slice(0, limit) : text
}

import type { NextWarning } from '../time/next-warning'
import { longMoment, spanText } from './dates'
import { html, type Html } from './html'

export interface TimeView {
  now: number
  offsetMs: number
  next: NextWarning
}

/** The time machine: business time, the line from real time to the next warning, and the buttons that move it. */
export function timeView({ now, offsetMs, next }: TimeView): Html {
  const ahead = offsetMs >= 60_000
  return html`<section class="time num" aria-label="时间机器">
    <div>
      <p class="muted">时间机器 · ${ahead ? `比真实时间快 ${spanText(offsetMs)}` : '与真实时间一致'}</p>
      <p class="now" data-now>${longMoment(now)}</p>
    </div>
    ${track(now, offsetMs, next)}
    <div class="buttons">
      ${step('+1 小时', { hours: 1 })}${step('+1 天', { days: 1 })}
      <button
        type="button"
        class="btn btn-primary"
        data-focus="to-next"
        data-post="/__sandbox/time"
        data-body="${JSON.stringify({ toNext: true })}"
      >
        到下一条预警
      </button>
      <button type="button" class="btn" data-focus="reset" data-dialog="reset-time">复位</button>
    </div>
  </section>`
}

/** Asked before business time goes back: what was sent meanwhile stays sent. */
export function resetDialog(): Html {
  return html`<dialog id="reset-time" aria-labelledby="reset-title">
    <h2 id="reset-title">回到真实时间？</h2>
    <p>
      业务时间会退回到现在的真实时间。已经发出的卡片、已经办理的工单不会撤回，它们的时间会显得在将来。要从头演示，请停下后运行
      <code>npm start -- --fresh</code>。
    </p>
    <form method="dialog">
      <button class="btn">取消</button>
      <button
        class="btn btn-danger"
        data-post="/__sandbox/time"
        data-body="${JSON.stringify({ reset: true })}"
      >
        复位
      </button>
    </form>
  </dialog>`
}

function step(label: string, body: Record<string, number>): Html {
  return html`<button
    type="button"
    class="btn"
    data-focus="step-${label}"
    data-post="/__sandbox/time"
    data-body="${JSON.stringify(body)}"
  >
    ${label}
  </button>`
}

function track(now: number, offsetMs: number, next: NextWarning): Html {
  return html`<ol class="track">
    ${offsetMs >= 60_000 && html`<li class="mark mark-real"><i></i><span>${longMoment(now - offsetMs)} 真实时间</span></li>`}
    <li class="mark mark-now"><i></i><span>现在</span></li>
    ${nextMark(now, next)}
  </ol>`
}

function nextMark(now: number, next: NextWarning): Html {
  if (next.state === 'unreachable')
    return html`<li class="mark mark-none"><span>产品服务没有应答，不知道下一条预警</span></li>`
  if (next.state === 'none') return html`<li class="mark mark-none"><span>没有等待发出的预警</span></li>`
  const waiting = next.at > now ? `${spanText(next.at - now)}后` : '已到时间，正在发出'
  return html`<li class="mark mark-next">
    <i></i><span title="${next.what}">${longMoment(next.at)} · ${waiting}</span>
    <span class="what" title="${next.what}">${next.what}</span>
  </li>`
}

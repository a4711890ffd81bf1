import type { Sandbox } from '../sandbox'
import { dayOf } from './dates'
import { html, type Html } from './html'
import { isSend, selectPhones, type InboxQuery, type InboxSelection } from './inbox.selection'
import { layout } from './layout'
import { phoneView } from './phone.view'
import { resetDialog, timeView } from './time.view'

/** `/`: the time machine over one phone per person. */
export async function inboxPage(sandbox: Sandbox, query: InboxQuery): Promise<string> {
  const selection = selectPhones(sandbox, query)
  const time = timeView({
    now: sandbox.time.businessNow(),
    offsetMs: sandbox.time.offsetMs(),
    next: await sandbox.next.ask(),
  })
  const alone = query.person !== null
  const phones = html`<div class="phones">
    ${selection.phones.map((phone) => phoneView(sandbox, phone, alone))}
  </div>`
  const main = html`<main>
      <div data-live="time">${time}</div>
      <p id="said" class="said" role="status"></p>
      ${finder(selection)}
      <div data-live="phones">
        ${selection.phones.length > 0 ? phones : nobody(selection)} ${pager(selection)}
      </div>
    </main>
    ${resetDialog()}`
  return layout('微信沙盒', counts(sandbox), main)
}

function counts(sandbox: Sandbox): Html {
  const { cards } = sandbox.store.state
  const today = dayOf(sandbox.time.businessNow())
  const sent = cards.filter((card) => dayOf(card.at) === today).length
  const refused = sandbox.log.list().filter((entry) => isSend(entry) && entry.errcode !== 0)
  const waiting = cards.filter(({ callback }) => callback === 'waiting' || callback === 'lost').length
  return html`<div class="counts num" data-live="counts">
    <p>今日 ${sent} 张 · 拒收 ${refused.length} · 回执待确认 ${waiting}</p>
    <a class="btn btn-small" href="/log">请求日志</a>
  </div>`
}

function finder({ query, people, withMessages }: InboxSelection): Html {
  if (query.person !== null) return html`<p class="finder"><a class="btn" href="/">回到所有手机</a></p>`
  return html`<form class="finder" role="search" action="/" method="get">
    <label for="q">找人</label>
    <input id="q" name="q" type="search" value="${query.q}" placeholder="姓名、单位、职务或手机号" />
    <button class="btn">查找</button>
    ${query.q !== '' && html`<a class="btn btn-text" href="/">清除</a>`}
    <p class="muted num" data-live="found">${people} 部手机，${withMessages} 部有消息</p>
  </form>`
}

function nobody({ people }: InboxSelection): Html {
  if (people > 0) {
    return html`<div class="empty">
      <h2>没有找到这个人</h2>
      <p>换一个姓名、单位或手机号，或者<a href="/">看所有手机</a>。</p>
    </div>`
  }
  return html`<div class="empty">
    <h2>沙盒里还没有人</h2>
    <p>
      产品装入演示数据后，这里每人一部手机。用 <code>npm start</code> 启动全套程序，稍等片刻，本页会自己更新。
    </p>
  </div>`
}

function pager({ query, pages, found }: InboxSelection): Html | null {
  if (pages < 2) return null
  const link = (page: number, label: string) =>
    page >= 1 && page <= pages
      ? html`<a class="btn" href="/?q=${encodeURIComponent(query.q)}&page=${page}">${label}</a>`
      : html`<span class="btn btn-none" aria-hidden="true">${label}</span>`
  return html`<nav class="pager num" aria-label="翻页">
    ${link(query.page - 1, '上一页')}
    <p>第 ${query.page} / ${pages} 页，共 ${found} 部手机</p>
    ${link(query.page + 1, '下一页')}
  </nav>`
}

import { RULES } from '../rules/rules.catalogue'
import type { Card } from '../state/state.types'
import { html, type Html } from './html'
import type { Send } from './inbox.selection'

/** What became of a card and of its result event. */
const CALLBACKS: Readonly<Record<Card['callback'], readonly [string, string]>> = {
  waiting: ['已接收', '回执还没送到产品服务'],
  taken: ['已送达', '回执 success'],
  lost: ['已送达', '回执没有送到产品服务'],
  none: ['已送达', '没有回执'],
}

/** One send to a person: accepted with the fate of its card, or refused with the rule that was broken. */
export function sendLine({ entry, card }: Send): Html {
  if (entry.errcode === 0) return acceptedLine(entry.path, entry.msgid ?? '', card)
  const broken = entry.verdicts.find((verdict) => !verdict.passed)
  const reason = broken === undefined ? entry.errmsg : RULES[broken.rule][1]
  return html`<p title="${entry.errmsg}">
    <span class="tag tag-red">拒收</span>${entry.errcode ?? '没有应答'} · 没过：${reason}
  </p>`
}

function acceptedLine(path: string, msgid: string, card: Card | null): Html {
  if (path.startsWith('/sms/')) {
    return html`<p><span class="tag tag-blue">已送达</span>短信 · ${shortId(msgid)}</p>`
  }
  if (card !== null && card.fate !== 'success') {
    return html`<p><span class="tag tag-red">失败</span>msgid ${shortId(msgid)} · 回执 ${card.fate}</p>`
  }
  const [state, receipt] = CALLBACKS[card?.callback ?? 'waiting']
  return html`<p><span class="tag tag-blue">${state}</span>msgid ${shortId(msgid)} · ${receipt}</p>`
}

/** `3557…0275` */
function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id
}

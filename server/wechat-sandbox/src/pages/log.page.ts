import type { LogEntry } from '../http/request-log'
import { RULES, type Verdict } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { clockWithSeconds } from './dates'
import { html, type Html } from './html'
import { layout } from './layout'

/** `/log`: the last 200 calls, which rule decided, and how well that rule is known. */
export function logPage(sandbox: Sandbox): string {
  const entries = sandbox.log.list()
  const aside = html`<div class="counts">
    ${check('mp', '验证服务号回调')}${check('mini', '验证小程序回调')}
    <a class="btn btn-small" href="/">回到手机</a>
  </div>`
  const main = html`<main class="log">
    <p id="said" class="said" role="status"></p>
    <p class="legend">
      <span><span class="tag tag-blue">已验证</span>官方文档或实际报告写明的规则</span>
      <span><span class="tag tag-off">推定</span>没有证据，按严格理解判断，真平台可能不同</span>
    </p>
    <div data-live="log">
      ${entries.length === 0 ? noCalls() : table(entries, (key) => sandbox.store.state.people[key]?.name ?? '')}
    </div>
  </main>`
  return layout('请求日志', aside, main)
}

/** The console's 提交 button of an account's callback settings. */
function check(account: 'mp' | 'mini', label: string): Html {
  return html`<button
    type="button"
    class="btn btn-small"
    data-post="/__sandbox/callback-check"
    data-body="${JSON.stringify({ account })}"
  >
    ${label}
  </button>`
}

function noCalls(): Html {
  return html`<div class="empty">
    <h2>还没有请求</h2>
    <p>产品服务取令牌、发卡片、换登录信息时，每次调用会出现在这里。重启沙盒会清空日志。</p>
  </div>`
}

function table(entries: readonly LogEntry[], nameOf: (key: string) => string): Html {
  return html`<div class="table" tabindex="0" role="region" aria-label="最近 200 次请求">
    <table>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">结果</th>
          <th scope="col">接口</th>
          <th scope="col">收件人</th>
          <th scope="col">由哪条规则决定</th>
          <th scope="col">rid</th>
          <th scope="col" class="right">毫秒</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map((entry) => row(entry, entry.personKey === null ? '' : nameOf(entry.personKey)))}
      </tbody>
    </table>
  </div>`
}

function row(entry: LogEntry, name: string): Html {
  return html`<tr>
    <td class="num">${clockWithSeconds(entry.at)}</td>
    <td class="num">${result(entry)}</td>
    <td><code>${entry.method} ${entry.path}</code></td>
    <td class="who-cell">${name}</td>
    <td>${verdictCell(entry)}</td>
    <td><code>${entry.rid}</code></td>
    <td class="num right">${entry.ms}</td>
  </tr>`
}

function result(entry: LogEntry): Html {
  if (entry.errcode === 0) return html`0`
  return html`<span class="bad" title="${entry.errmsg}">${entry.errcode ?? '没有应答'}</span>`
}

/** The broken rule, or remarks, or how many rules were passed. */
function verdictCell(entry: LogEntry): Html {
  const broken = entry.verdicts.find((verdict) => !verdict.passed)
  const remarks = entry.verdicts.filter((verdict) => verdict.passed && verdict.note !== '')
  return html`${entry.fault !== null && html`<p><span class="tag tag-red">故障</span>${entry.fault}</p>`}
  ${broken !== undefined && html`<p>${ruleTag(broken)}没过：${RULES[broken.rule][1]}（${broken.note}）</p>`}
  ${remarks.map((remark) => html`<p>${ruleTag(remark)}${RULES[remark.rule][1]}：${remark.note}</p>`)}
  ${broken === undefined && passed(entry.verdicts)}`
}

function passed(verdicts: readonly Verdict[]): Html | null {
  const assumed = verdicts.filter((verdict) => RULES[verdict.rule][0] === 'assumed').length
  if (verdicts.length === 0) return null
  const names = verdicts.map((verdict) => RULES[verdict.rule][1]).join('；')
  return html`<p class="muted" title="${names}">
    通过 ${verdicts.length} 条${assumed > 0 && `，其中 ${assumed} 条是推定`}
  </p>`
}

function ruleTag({ rule }: Verdict): Html {
  return RULES[rule][0] === 'verified'
    ? html`<span class="tag tag-blue">已验证</span>`
    : html`<span class="tag tag-off">推定</span>`
}

/**
 * The script of both pages, kept as text so that one bundled file serves it. It posts what buttons say and redraws
 * the `data-live` parts of the page when the sandbox reports a change.
 */
export const SANDBOX_JS = `
'use strict'
const said = document.getElementById('said')

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-post],[data-dialog]')
  if (button === null) return
  if (button.dataset.dialog) document.getElementById(button.dataset.dialog).showModal()
  else void post(button)
})

/** Not by \`disabled\`, which would take the focus away. */
async function post(button) {
  if (button.dataset.busy) return
  button.dataset.busy = 'yes'
  let told = ['沙盒没有应答，请看它是否还在运行。', false]
  try {
    const response = await fetch(button.dataset.post, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: button.dataset.body,
    })
    const answer = await response.json()
    await redraw()
    told = response.ok ? [done(answer), answer.ok !== false] : [answer.error, false]
  } catch {}
  delete button.dataset.busy
  say(...told)
}

function done(answer) {
  if (answer.done) return answer.done
  if (answer.reason) return answer.reason + '。'
  if (answer.code) return '手机号 code：' + answer.code + '，五分钟内有效，只能用一次。'
  if (answer.errMsg) return answer.errMsg + ' ' + outcomes(answer)
  if (!('offsetMs' in answer) && !answer.name) return '已完成。'
  if (answer.name) return answer.name + (answer.follows ? '已关注服务号。' : '已取消关注。')
  if (answer.offsetMs === 0) return '已回到真实时间。'
  return '业务时间已到 ' + document.querySelector('[data-now]').textContent + '，到期的预警几秒内发出。'
}

const WORDS = { accept: '接受', reject: '拒绝', ban: '被封禁', filter: '同名未问' }
function outcomes(answer) {
  return Object.values(answer).map((value) => WORDS[value]).filter(Boolean).join('、')
}

let forget = 0
function say(text, good) {
  if (said === null) return
  said.textContent = text
  said.className = good ? 'said said-shown' : 'said said-shown said-bad'
  clearTimeout(forget)
  forget = setTimeout(() => { said.textContent = ''; said.className = 'said' }, 8000)
}

async function redraw() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (response === null || !response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const focused = document.activeElement?.dataset?.focus
  const scrolls = scrollsOf()
  const open = [...document.querySelectorAll('details[open][data-keep]')].map((one) => one.dataset.keep)
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector('[data-live="' + part.dataset.live + '"]')
    if (next !== null) for (const one of next.querySelectorAll('[data-keep]')) one.open = open.includes(one.dataset.keep)
    if (next !== null && next.innerHTML !== part.innerHTML) part.innerHTML = next.innerHTML
  }
  restoreScrolls(scrolls)
  if (focused) document.querySelector('[data-focus="' + CSS.escape(focused) + '"]')?.focus({ preventScroll: true })
}

/** A chat stands at its newest message unless somebody has scrolled up. */
function scrollsOf() {
  const scrolls = new Map()
  for (const chat of document.querySelectorAll('[data-scroll]')) {
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 8
    if (!atEnd) scrolls.set(chat.dataset.scroll, chat.scrollTop)
  }
  return scrolls
}

function restoreScrolls(scrolls) {
  for (const chat of document.querySelectorAll('[data-scroll]')) {
    chat.scrollTop = scrolls.get(chat.dataset.scroll) ?? chat.scrollHeight
  }
}

/** One fold-out at a time; a click beside it or Escape closes it. */
document.addEventListener('click', (event) => closeActs(event.target.closest('.acts')))
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const open = document.activeElement?.closest('.acts[open]')
  closeActs(null)
  open?.querySelector('summary').focus()
})
function closeActs(but) {
  for (const acts of document.querySelectorAll('.acts[open]')) if (acts !== but) acts.open = false
}

/** The subscribe dialog: what is not ticked is refused, and 取消 refuses everything. */
document.querySelector('[data-popup]')?.addEventListener('submit', (event) => {
  event.preventDefault()
  void answerPopup(event.target, event.submitter?.value === 'accept')
})

async function answerPopup(form, allowed) {
  const rows = [...form.querySelectorAll('[name=template]')]
  const answers = {}
  for (const row of rows) if (!row.disabled) answers[row.value] = allowed && row.checked ? 'accept' : 'reject'
  const told = form.querySelector('[data-popup-done]')
  try {
    const response = await fetch('/__sandbox/subscribe', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        personKey: form.dataset.person,
        templateIds: rows.map((row) => row.value),
        answers,
        always: form.elements.always.checked,
      }),
    })
    const result = await response.json()
    told.textContent = response.ok ? '已回答：' + outcomes(result) + '。可以关闭本页。' : result.error
    const page = window.opener ?? (window.parent === window ? null : window.parent)
    if (response.ok) page?.postMessage({ type: 'requestSubscribeMessage', result }, form.dataset.app)
  } catch {
    told.textContent = '沙盒没有应答，请看它是否还在运行。'
  }
}

let waiting = 0
function redrawSoon() {
  if (waiting !== 0) return
  waiting = setTimeout(() => { waiting = 0; void redraw() }, 300)
}

restoreScrolls(new Map())
new EventSource('/__sandbox/changes').onmessage = redrawSoon
setInterval(redrawSoon, 15000)
`

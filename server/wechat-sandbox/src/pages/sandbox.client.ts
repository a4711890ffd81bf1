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
    told = response.ok ? [done(answer), true] : [answer.error, false]
  } catch {}
  delete button.dataset.busy
  say(...told)
}

function done(answer) {
  if (answer.name) return answer.name + (answer.follows ? '已关注服务号。' : '已取消关注。')
  if (answer.offsetMs === 0) return '已回到真实时间。'
  return '业务时间已到 ' + document.querySelector('[data-now]').textContent + '，到期的预警几秒内发出。'
}

let forget = 0
function say(text, good) {
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
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector('[data-live="' + part.dataset.live + '"]')
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

let waiting = 0
function redrawSoon() {
  if (waiting !== 0) return
  waiting = setTimeout(() => { waiting = 0; void redraw() }, 300)
}

restoreScrolls(new Map())
new EventSource('/__sandbox/changes').onmessage = redrawSoon
setInterval(redrawSoon, 15000)
`

import type { Host } from '../host'
import { closest, type RenderedElement } from '../wxml/tree'
import { dispatch } from './events'
import type { PageHost } from './page-host'

const FIELDS = 'input,textarea,switch,slider,picker,radio-group,checkbox-group'

/** What native controls do by themselves when they, or something inside of them, are tapped. */
export async function actOnTap(host: Host, page: PageHost, element: RenderedElement): Promise<void> {
  const control = closest(element, 'button', 'switch', 'checkbox', 'radio', 'navigator', 'label')
  if (!control || control.attrs.disabled) return
  if (control.tag === 'switch') flipSwitch(host, page, control)
  else if (control.tag === 'checkbox' || control.tag === 'radio') choose(host, page, control)
  else if (control.tag === 'navigator') follow(host, control)
  else if (control.tag === 'label') await actOnLabel(host, page, control)
  else await pressButton(host, page, control)
}

export function flipSwitch(host: Host, page: PageHost, control: RenderedElement): void {
  const value = !page.valueOf(control, 'checked')
  page.hold(control, value, 'checked')
  dispatch(host, page, control, { type: 'change', detail: { value } })
}

function choose(host: Host, page: PageHost, control: RenderedElement) {
  const group = closest(control, `${control.tag}-group`)
  const before = Boolean(page.valueOf(control, 'checked'))
  if (control.tag === 'radio' && before) return
  if (control.tag === 'radio' && group)
    for (const other of page.queryAll('radio', group)) page.hold(other, false, 'checked')
  page.hold(control, !before, 'checked')
  if (group) dispatch(host, page, group, { type: 'change', detail: { value: chosenIn(page, group) } })
}

function chosenIn(page: PageHost, group: RenderedElement): unknown {
  const tag = group.tag.replace('-group', '')
  const chosen = page.queryAll(tag, group).filter((item) => page.valueOf(item, 'checked'))
  const values = chosen.map(({ attrs }) => attrs.value ?? '')
  return tag === 'radio' ? (values[0] ?? '') : values
}

async function actOnLabel(host: Host, page: PageHost, label: RenderedElement): Promise<void> {
  const target = page.queryAll('button,switch,checkbox,radio', label)[0]
  if (target) await actOnTap(host, page, target)
}

function follow(host: Host, control: RenderedElement) {
  const kind = String(control.attrs['open-type'] ?? 'navigate')
  const url = String(control.attrs.url ?? '')
  host.guard(() => {
    if (kind === 'navigate') host.router.navigateTo(url)
    else if (kind === 'redirect') host.router.redirectTo(url)
    else if (kind === 'switchTab') host.router.switchTab(url)
    else if (kind === 'reLaunch') host.router.reLaunch(url)
    else if (kind === 'navigateBack') host.router.navigateBack(Number(control.attrs.delta ?? 1))
    else host.warn(`navigator open-type "${kind}" is not supported by the headless host`)
  })
}

async function pressButton(host: Host, page: PageHost, button: RenderedElement): Promise<void> {
  const form = String(button.attrs['form-type'] ?? '')
  if (form === 'submit' || form === 'reset') sendForm(host, page, button, form)
  for (const kind of String(button.attrs['open-type'] ?? '').split('|'))
    await openType(host, page, button, kind)
}

function sendForm(host: Host, page: PageHost, button: RenderedElement, type: 'submit' | 'reset') {
  const form = closest(button, 'form')
  if (!form) return
  const named = page.queryAll(FIELDS, form).filter(({ attrs }) => attrs.name)
  const value = Object.fromEntries(named.map((field) => [String(field.attrs.name), fieldValue(page, field)]))
  dispatch(host, page, form, { type, detail: { value } })
}

function fieldValue(page: PageHost, field: RenderedElement): unknown {
  if (field.tag.endsWith('-group')) return chosenIn(page, field)
  if (field.tag === 'switch') return Boolean(page.valueOf(field, 'checked'))
  return page.valueOf(field) ?? ''
}

async function openType(host: Host, page: PageHost, button: RenderedElement, kind: string): Promise<void> {
  if (kind === '') return
  if (kind === 'getPhoneNumber') {
    const detail = await host.activity.track(phoneDetail(host))
    dispatch(host, page, button, { type: 'getphonenumber', detail })
  } else if (kind === 'agreePrivacyAuthorization') {
    host.phone.privacyAsked = false
    dispatch(host, page, button, { type: 'agreeprivacyauthorization', detail: {} })
  } else if (kind === 'share') {
    const shared = page.call('onShareAppMessage', host.realm.adopt({ from: 'button' }))
    host.recordCall('shareAppMessage', [shared])
  } else host.warn(`button open-type "${kind}" is not supported by the headless host`)
}

async function phoneDetail(host: Host) {
  const code = host.phone.phoneCode ? await host.phone.phoneCode() : null
  return code === null
    ? { errMsg: 'getPhoneNumber:fail user deny' }
    : { errMsg: 'getPhoneNumber:ok', code, errno: 0 }
}

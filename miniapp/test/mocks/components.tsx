// Light DOM stand-ins for @tarojs/components: one host element per Taro component, mini-program event shapes.
import { createElement, forwardRef, Fragment } from 'react'
import type { ForwardedRef, FormEvent, ReactElement, ReactNode, SyntheticEvent } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }
type Render = (props: Props, ref: ForwardedRef<Element>) => ReactElement
type Detail = (event: SyntheticEvent & { detail: { value: unknown } }) => void

/** Properties that only a mini-program knows; the DOM would warn about them. */
const FOREIGN = new Set([
  ...['adjustPosition', 'autoFocus', 'autoHeight', 'catchMove', 'confirmType', 'cursorSpacing', 'formType'],
  ...[
    'disableDefaultPadding',
    'focus',
    'holdKeyboard',
    'hoverClass',
    'hoverStartTime',
    'hoverStayTime',
    'lazyLoad',
  ],
  ...[
    'lowerThreshold',
    'mode',
    'nativeProps',
    'onAgreePrivacyAuthorization',
    'onConfirm',
    'onGetPhoneNumber',
    'onKeyboardHeightChange',
  ],
  ...['onLineChange', 'onScrollToLower', 'onScrollToUpper', 'openType', 'placeholderClass', 'range'],
  ...['placeholderStyle', 'scrollIntoView', 'scrollLeft', 'scrollTop', 'scrollWithAnimation', 'scrollX'],
  ...['scrollY', 'showConfirmBar', 'showMenuByLongpress', 'upperThreshold', 'userSelect'],
])

export const View = box('div', 'view')
export const Text = box('span', 'text')
export const ScrollView = box('div', 'scroll-view')
export const Image = box('img', 'image')
export const Swiper = box('div', 'swiper')
export const SwiperItem = box('div', 'swiper-item')
export const Label = box('label', 'label')
export const Navigator = box('a', 'navigator')
export const PageContainer = box('div', 'page-container')
export const RichText = box('div', 'rich-text')
export const Canvas = box('canvas', 'canvas')
export const Video = box('video', 'video')
export const Audio = box('audio', 'audio')
export const Icon = box('i', 'icon')
export const CoverView = box('div', 'cover-view')
export const Picker = box('div', 'picker')
export const PickerView = box('div', 'picker-view')
export const PickerViewColumn = box('div', 'picker-view-column')
export const Block = Fragment
export const CustomWrapper = Fragment
export const Input = field('input')
export const Textarea = field('textarea')
export const Button = component('button', ({ children, formType, ...props }, ref) =>
  createElement('button', { ...domProps(props), type: formType ?? 'button', ref }, children as ReactNode),
)
export const Form = component('form', ({ children, onSubmit, onReset, ...props }, ref) => {
  const own = { onSubmit: stayed(onSubmit), onReset: stayed(onReset), ref }
  return createElement('form', { ...domProps(props), ...own }, children as ReactNode)
})
export const Switch = component('switch', ({ checked, onChange, ...props }, ref) => {
  const change = detailed(onChange, (target) => target.checked)
  const own = { type: 'checkbox', role: 'switch', checked: Boolean(checked), onChange: change, ref }
  return createElement('input', { ...domProps(props), ...own })
})

function box(tag: string, type: string) {
  return component(type, ({ children, ...props }, ref) =>
    createElement(tag, { ...domProps(props), 'data-taro': type, ref }, children as ReactNode),
  )
}

function field(tag: 'input' | 'textarea') {
  return component(tag, ({ onInput, onBlur, onFocus, maxlength, password, type: _type, ...props }, ref) => {
    const typed = tag === 'input' ? { type: password ? 'password' : 'text' } : {}
    const limit = Number(maxlength) > 0 ? { maxLength: Number(maxlength) } : {}
    const events = { onChange: detailed(onInput), onBlur: detailed(onBlur), onFocus: detailed(onFocus) }
    return createElement(tag, { ...domProps(props), ...typed, ...limit, ...events, readOnly: !onInput, ref })
  })
}

function component(name: string, render: Render) {
  const made = forwardRef<Element, Props>((props, ref) => render(props, ref))
  made.displayName = name
  return made
}

function domProps(props: Props) {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !FOREIGN.has(key)))
}

/** Calls a mini-program handler with `detail.value`, as it would read it there. */
function detailed(handler: unknown, read: (target: HTMLInputElement) => unknown = (target) => target.value) {
  return (event: SyntheticEvent) => {
    if (typeof handler !== 'function') return
    const call = handler as Detail
    call(Object.assign(event, { detail: { value: read(event.target as HTMLInputElement) } }))
  }
}

function stayed(handler: unknown) {
  return (event: FormEvent) => {
    event.preventDefault()
    if (typeof handler === 'function') (handler as (event: FormEvent) => void)(event)
  }
}

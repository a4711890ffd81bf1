import { useEffect, useState } from 'react'
import { open, PAGES } from '../../platform/navigate'

/** The ways to a guide. */
export const WAYS = {
  org: '部门',
  theme: '主题',
  person: '个人',
  enterprise: '企业',
  life: '人生事件',
} as const
export type Way = keyof typeof WAYS

let way: Way = 'org'
const watchers = new Set<() => void>()

/** Opens 办事 at one of its ways; a tab takes no query. */
export function lookFor(wanted: Way): void {
  choose(wanted)
  open(PAGES.services)
}

export function choose(wanted: Way): void {
  way = wanted
  watchers.forEach((told) => told())
}

export function useWay(): Way {
  const [, redraw] = useState(0)
  useEffect(() => {
    const told = () => redraw((n) => n + 1)
    watchers.add(told)
    return () => void watchers.delete(told)
  }, [])
  return way
}

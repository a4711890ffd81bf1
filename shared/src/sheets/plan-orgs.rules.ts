import { nameLikeness } from '../powers/resemble.rules'
import { error, type Note } from './table.rules'

/** Units a cell names, and what is wrong with those it cannot. */
export interface NamedOrgs {
  /** In their order, each once. */
  ids: string[]
  notes: Note[]
}

/** Reads the units of a cell: parted by 、，；/ or line breaks, by full or short name. A guess is proposed, never taken. */
export function readOrgs(text: string, orgs: ReadonlyMap<string, string>): NamedOrgs {
  const ids = new Set<string>()
  const notes: Note[] = []
  for (const name of orgNamesOf(text, orgs)) {
    const id = orgs.get(name)
    if (id === undefined) notes.push(isVague(name) ? vague(name) : unknown(name, orgs))
    else ids.add(id)
  }
  return { ids: [...ids], notes }
}

/** Names that are most like one that nobody has, the likest first. */
export function nearNames(name: string, names: Iterable<string>, count = 3): string[] {
  return [...names]
    .map((one) => ({ one, like: likeness(name, one) }))
    .filter(({ like }) => like >= LIKE)
    .sort((a, b) => b.like - a.like || a.one.length - b.one.length)
    .slice(0, count)
    .map(({ one }) => one)
}

/** 各进驻单位, 相关部门, 区财政局等: nobody can be held to it. */
export function isVague(name: string): boolean {
  return /^.{0,3}(?:各|有关|相关|其他|所有|全体)/.test(name) || /(?:等|等有关单位|等部门|等单位)$/.test(name)
}

const LIKE = 0.4
const ABBREVIATED = 0.9

function orgNamesOf(text: string, orgs: ReadonlyMap<string, string>): string[] {
  const whole = text.trim()
  if (orgs.has(whole)) return [whole]
  return whole
    .split(/[、，,；;/／｜|\n]|\s+/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** An abbreviation leaves characters out: 区教科体局 for 区教育科技和体育局. */
function likeness(name: string, other: string): number {
  if (name.length >= 3 && (leavesOut(name, other) || leavesOut(other, name))) return ABBREVIATED
  return nameLikeness(name, other)
}

function leavesOut(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at += 1
  return at === short.length
}

function vague(name: string): Note {
  return error('vague-org', `“${name}”没有指明是哪些单位，责任落不到人。请逐个写出单位名称，用顿号分开`)
}

/** The same unknown name stands in many rows: what it may mean is looked for once. */
const PROPOSED = new WeakMap<ReadonlyMap<string, string>, Map<string, string[]>>()

function proposed(name: string, orgs: ReadonlyMap<string, string>): string[] {
  const known = PROPOSED.get(orgs) ?? new Map<string, string[]>()
  PROPOSED.set(orgs, known)
  const near = known.get(name) ?? nearNames(name, orgs.keys())
  known.set(name, near)
  return near
}

function unknown(name: string, orgs: ReadonlyMap<string, string>): Note {
  const near = proposed(name, orgs)
  const advice =
    near.length > 0 ? `是不是“${near.join('”“')}”？请改成单位树里的名称或简称` : '请改成单位树里的名称或简称'
  return error('unknown-org', `单位树里没有“${name}”，${advice}`)
}

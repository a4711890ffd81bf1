import type { LightColour } from '@mingdu/shared/kernel/light'
import { percent } from '@mingdu/shared/parts/figures'
import type { Task, TaskRow } from '@mingdu/shared/tasks/tasks.schema'

/** The place's thresholds, as the rules page has them. */
export interface Thresholds {
  lagPoints: number
  warnSharePercent: number
  warnMinWorkdays: number
}

export interface Outcome {
  /** Basis points after acceptance. */
  verified: number
  done: boolean
  light: LightColour
  /** 提交后: what becomes of the task, up to its light. */
  text: string
  /** 灯保持, 灯变为: the light follows. */
  lightVerb: string
}

type Judged = Pick<TaskRow, 'quantity' | 'progress' | 'clock' | 'light'> & Partial<Pick<Task, 'title'>>

const FULL = 10_000

/**
 * What acceptance of `verified` (a count, or basis points) makes of the task. The server computes the same from
 * its own clock; this is told before the button is pressed.
 */
export function outcomeOf(task: Judged, verified: number, rules: Thresholds): Outcome {
  const share = shareOf(task, verified)
  if (share >= FULL) return doneOutcome(task, share)
  const lag = task.progress.planned - share
  const light = lightAfter(task, lag, rules)
  return {
    verified: share,
    done: false,
    light,
    text: `核实进度变为 ${percent(share)}%，${planText(lag, task, rules)}${nearEndText(task, light, lag, rules)}`,
    lightVerb: light === task.light ? '灯保持' : '灯变为',
  }
}

/** Basis points of a count, or the basis points themselves. */
export function shareOf({ quantity }: Pick<TaskRow, 'quantity'>, verified: number): number {
  if (!quantity) return verified
  return Math.min(FULL, Math.floor((verified * FULL) / quantity.target))
}

function doneOutcome(task: Judged, share: number): Outcome {
  const late = isLate(task) || task.light === 'red' || task.light === 'recovered'
  const light = late ? 'recovered' : 'green'
  return {
    verified: share,
    done: true,
    light,
    text: `核实进度变为 ${percent(share)}%，任务办结，不再计时，`,
    lightVerb: light === task.light ? '灯保持' : '灯变为',
  }
}

function lightAfter(task: Judged, lag: number, rules: Thresholds): LightColour {
  if (isLate(task)) return 'red'
  if (task.light === 'grey') return 'grey'
  if (nearEnd(task, rules) || lag > rules.lagPoints * 100) return 'yellow'
  return task.light === 'recovered' || task.light === 'red' ? 'recovered' : 'green'
}

function planText(lag: number, { progress }: Judged, rules: Thresholds): string {
  const planned = `序时 ${percent(progress.planned)}%`
  if (lag <= 0) return `不低于${planned}。`
  const within = lag <= rules.lagPoints * 100
  return within
    ? `低于${planned}，但差距在 ${rules.lagPoints} 个百分点以内。`
    : `低于${planned} 超过 ${rules.lagPoints} 个百分点。`
}

function nearEndText(task: Judged, light: LightColour, lag: number, rules: Thresholds): string {
  return nearEnd(task, rules) && light === 'yellow' && lag <= rules.lagPoints * 100
    ? '剩余时间仍在预警期，'
    : ''
}

function nearEnd({ clock }: Judged, rules: Thresholds): boolean {
  if (clock.remaining === null || clock.limitWorkdays === null) return false
  const warn = Math.max(
    rules.warnMinWorkdays,
    Math.ceil((clock.limitWorkdays * rules.warnSharePercent) / 100),
  )
  return clock.remaining <= warn
}

function isLate({ clock }: Judged): boolean {
  return clock.remaining !== null && clock.remaining < 0
}

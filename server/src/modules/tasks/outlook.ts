import type { LightColour } from '@mingdu/shared/kernel/light'
import { nextWarning, type StagesOfDay } from '@mingdu/shared/kernel/warnings'
import { stripOf, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, lightInput, nextLightOf } from '@mingdu/shared/tasks/light.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { clockFacts, lightFacts } from './tasks.facts'
import { OPEN, type TaskDoc } from './tasks.repo'

/** What a day says of a task: its strip, its light with the reasons, and what time alone will bring. */
export interface Outlook {
  strip: Task['strip']
  light: LightColour
  reasons: Task['lightReasons']
  nextLight: Task['nextLight']
  next: StagesOfDay | null
}

/** Many people look at the same task on the same day; walking its days costs more than reading it. */
const MOST = 2000
const byDay = new WeakMap<DayFacts, Map<string, Outlook>>()

/** Worked out once for each version of a leaf and each day; of inner nodes each time, since it hangs on what is below. */
export function outlookOf(doc: TaskDoc, below: readonly LightColour[], day: DayFacts): Outlook {
  if (!doc.leaf) return workedOut(doc, below, day)
  const known = byDay.get(day) ?? new Map<string, Outlook>()
  byDay.set(day, known)
  const key = [String(doc._id), doc.version, doc.due, doc.wasRed].join('|')
  const outlook = known.get(key) ?? workedOut(doc, below, day)
  if (known.size >= MOST) known.clear()
  known.set(key, outlook)
  return outlook
}

function workedOut(doc: TaskDoc, below: readonly LightColour[], day: DayFacts): Outlook {
  const facts = lightFacts(doc, below)
  const { colour, reasons } = judgeLight(facts, day)
  const warned = doc.leaf && OPEN.includes(doc.state)
  return {
    strip: stripOf(clockFacts(doc), day),
    light: colour,
    reasons,
    nextLight: nextLightOf(facts, day),
    next: warned ? nextWarning(lightInput(facts, day), day.today) : null,
  }
}

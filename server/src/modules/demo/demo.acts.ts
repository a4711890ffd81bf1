import type { DirectiveLevel } from '@mingdu/shared/directives/directives.states'
import type { Period } from '@mingdu/shared/tasks/tasks.states'
import type { BasisKind, MatterCategory, MatterState } from '@mingdu/shared/matters/matters.states'

/** An act on a task: days from the first start (negative = before it), and the cumulative figure it names. */
export type DemoAct =
  | { on: number; act: 'sign' }
  | {
      on: number
      act: 'report'
      claimed: number
      text: string
      /** Places of the milestones claimed. */
      milestones?: number[]
      /** A photo handed in again that came with another task: `title|claimed|number`. */
      again?: string
    }
  | { on: number; act: 'accept'; verified: number; opinion: string; milestones?: number[] }
  | { on: number; act: 'askMore'; what: string; until: number }
  | { on: number; act: 'return'; opinion: string }
  | { on: number; act: 'suspend'; reason: string; documentNo: string }
  | { on: number; act: 'giveBack'; reason: string; suggested: string }
  | { on: number; act: 'extend'; days: number; reason: string }
  | { on: number; act: 'grant'; opinion: string }
  | { on: number; act: 'answerCo'; org: string; answer: string }
  /** By the head of the org; what it is split into is played like any task. */
  | { on: number; act: 'decompose'; into: DemoTask[] }
  | { on: number; act: 'directive'; level: DirectiveLevel; demand: string; due: number }

export interface DemoTask {
  title: string
  org: string
  coOrgs?: string[]
  handler?: string
  weight: number
  /** Days from the first start. */
  due: number
  quantity?: [unit: string, target: number]
  period?: Period
  /** Title, days from the first start, weight. */
  milestones?: [title: string, due: number, weight: number][]
  acts?: DemoAct[]
  children?: DemoTask[]
}

export interface DemoMatter {
  title: string
  category: MatterCategory
  basis: [BasisKind, string]
  lead: string
  supervisor: 'ducha1' | 'ducha2'
  /** 两办合办: the other office by its key; its head approves. */
  joint?: 'weidu'
  /** Days from the first start. */
  created: number
  issued?: number
  due: number
  state: MatterState
  tasks: DemoTask[]
}

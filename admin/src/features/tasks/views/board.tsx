import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { percent } from '@mingdu/shared/parts/figures'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { Button } from 'antd'
import { useRef, type KeyboardEvent } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { dateText } from '../../../components/dates'
import { Icon } from '../../../components/icon'
import { Light } from '../../../components/light'
import { useCursorPages } from '../../../components/list'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { TwoProgress } from '../../../components/two-progress'
import { TaskLight } from '../task-columns'
import type { TaskAsk, TaskViewProps } from './view-query'

const COLUMNS = Object.keys(LIGHTS) as LightColour[]

/** 看板: a column for each light, counted by the server; arrows go from card to card. */
export function TaskBoard({ ask, open, onOpen }: TaskViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const lights = ask.light === undefined ? COLUMNS : [ask.light]
  const openOnly = ask.view === undefined && ask.state === undefined
  const shown: TaskAsk = openOnly ? { ...ask, view: 'open' } : ask
  return (
    <>
      {openOnly && (
        <p className="view-note small muted">看板只列未办结的。要看办结的，请把“状态”选为办结。</p>
      )}
      <div className="board" ref={box} onKeyDown={(e) => moveAmongCards(e, box.current)}>
        {lights.map((light) => (
          <BoardColumn key={light} light={light} ask={shown} open={open} onOpen={onOpen} />
        ))}
      </div>
    </>
  )
}

function BoardColumn({ light, ask, open, onOpen }: TaskViewProps & { light: LightColour }) {
  const query = { ...ask, light }
  const pages = useCursorPages<TaskRow>(['tasks', 'board', query], (page) =>
    api.tasks.list({ query: { ...query, ...page } }),
  )
  const { rows, total, first, next, previous } = pages
  return (
    <section
      className="board__col"
      aria-label={`${LIGHTS[light].word}，${total} 项`}
      aria-busy={pages.isBusy}
    >
      <header className="board__h">
        <Light light={light} />
        <b className="num">{pages.isLoading ? '' : total.toLocaleString('en-US')}</b>
      </header>
      <div className="board__b">
        {pages.isLoading && <SkeletonLines lines={4} />}
        {pages.error !== null && rows.length === 0 && <ErrorState error={pages.error} retry={pages.retry} />}
        {!pages.isLoading && pages.error === null && total === 0 && (
          <p className="board__none small muted">没有{LIGHTS[light].word}的任务</p>
        )}
        {rows.map((task) => (
          <Card key={task.id} task={task} open={open === task.id} onOpen={onOpen} />
        ))}
      </div>
      {total > rows.length && (
        <nav className="board__p num small" aria-label={`${LIGHTS[light].word}翻页`}>
          <Button
            size="small"
            aria-label="上一页"
            disabled={previous === null}
            onClick={() => previous?.()}
            icon={<Icon name="left" small />}
          />
          <span className="muted">
            {first}–{first + rows.length - 1}
          </span>
          <Button
            size="small"
            aria-label="下一页"
            disabled={next === null}
            onClick={() => next?.()}
            icon={<Icon name="right" small />}
          />
        </nav>
      )}
    </section>
  )
}

function Card({ task, open, onOpen }: { task: TaskRow; open: boolean; onOpen: (id: string) => void }) {
  const { today } = useMe()
  const { verified, claimed } = task.progress
  return (
    <button type="button" className="board__card" data-open={open} onClick={() => onOpen(task.id)}>
      <span className="two-lines strong" title={task.title}>
        {task.title}
      </span>
      <span className="sub ellip" title={task.org.name}>
        {task.org.name}
      </span>
      <span className="between small num">
        <span>限 {dateText(task.clock.due, today)}</span>
        <TaskLight task={task} />
      </span>
      <TwoProgress progress={task.progress} thin />
      <span className="sub num">
        核实 {percent(verified)}% / 上报 {percent(claimed)}%
      </span>
    </button>
  )
}

/** ↑ ↓ within a column, ← → to the card beside it. */
function moveAmongCards(e: KeyboardEvent, box: HTMLElement | null): void {
  const card = (e.target as Element).closest<HTMLElement>('.board__card')
  if (!card || !box) return
  const columns = [...box.querySelectorAll('.board__col')].map((col) => [
    ...col.querySelectorAll<HTMLElement>('.board__card'),
  ])
  const x = columns.findIndex((cards) => cards.includes(card))
  const y = columns[x]?.indexOf(card) ?? 0
  const target = cardAt(e.key, columns, x, y)
  if (!target) return
  e.preventDefault()
  target.focus()
}

function cardAt(key: string, columns: HTMLElement[][], x: number, y: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return columns[x]?.[y + 1]
  if (key === 'ArrowUp') return columns[x]?.[y - 1]
  const beside =
    key === 'ArrowRight'
      ? columns.slice(x + 1).find((cards) => cards.length > 0)
      : key === 'ArrowLeft'
        ? columns.slice(0, x).findLast((cards) => cards.length > 0)
        : undefined
  return beside?.[Math.min(y, beside.length - 1)]
}

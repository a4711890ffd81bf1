import {
  CO_STATES,
  EXTENSION_LEVELS,
  EXTENSION_STATES,
  HANDBACK_STATES,
  MOVE_KINDS,
} from '@mingdu/shared/tasks/acts.states'
import type { TaskActs } from '@mingdu/shared/tasks/acts.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ReactNode } from 'react'
import { useMe } from '../../api/session'
import { dateText, timeText } from '../../components/dates'
import { FileList } from '../../components/files'
import { TaskCards, TaskDirectives } from './task-papers'

/** How many things of it are open: what the tab counts. */
export function openDealings({ handbacks, extensions, coWork }: TaskActs): number {
  const pending = [...handbacks, ...extensions].filter(({ state }) => state === 'pending').length
  return pending + coWork.filter(({ state }) => state === 'open').length
}

/** 协办与督办: who helps by when, what was asked of 督查 and what it said, notices and cards. */
export function TaskDealings({ task }: { task: Task }) {
  const { acts } = task
  const asked = acts.handbacks.length + acts.extensions.length
  const nothing = asked + acts.coWork.length + acts.moves.length + acts.urges.length === 0
  return (
    <>
      <Rights task={task} />
      {nothing && <p className="muted">还没有退回、延期、协办、转办或催办。可以办的在下方“更多办理”里。</p>}
      <CoWork acts={acts} />
      <Handbacks acts={acts} />
      <Extensions acts={acts} />
      <Moves acts={acts} />
      <Urges acts={acts} />
      <TaskDirectives task={task} />
      <TaskCards task={task} />
    </>
  )
}

/** Until when it may be given back, and whose the lost days are. */
function Rights({ task }: { task: Task }) {
  const { today } = useMe()
  const { designated, returnUntil, charged } = task.acts
  const may = returnUntil !== null && task.acts.allowed.includes('giveBack')
  return (
    <>
      {designated && <p className="note">指定承办，不能退回。</p>}
      {may && <p className="small muted num">可以退回到 {timeText(returnUntil, today)}。</p>}
      {charged.map(({ org, workdays }) => (
        <p key={org.id} className="note note--red num">
          不该退而退回，耽误 {workdays} 个工作日，记在{org.name}名下。
        </p>
      ))}
    </>
  )
}

function CoWork({ acts }: { acts: TaskActs }) {
  const { today } = useMe()
  return (
    <Group name="协办" n={acts.coWork.length}>
      {acts.coWork.map((work) => (
        <Item
          key={`${work.org.id}${work.askedAt}`}
          head={work.org.name}
          tag={work.late && work.state === 'open' ? '逾期未答复' : CO_STATES[work.state]}
          red={work.late && work.state === 'open'}
          small={`限 ${dateText(work.due, today)}答复${work.doneAt === null ? '' : `　${timeText(work.doneAt, today)}${work.late ? ' 答复（迟）' : ''}`}`}
        >
          {work.demand !== '' && <p className="prewrap">{work.demand}</p>}
          {work.answer !== '' && (
            <p className="note small prewrap">{`${work.doneBy?.name ?? ''}：${work.answer}`}</p>
          )}
          {work.files.length > 0 && <FileList files={work.files} />}
        </Item>
      ))}
    </Group>
  )
}

function Handbacks({ acts }: { acts: TaskActs }) {
  const { today } = useMe()
  return (
    <Group name="退回" n={acts.handbacks.length}>
      {acts.handbacks.map((one) => (
        <Item
          key={one.at}
          head={`${one.org.name} ${one.by.name}`}
          tag={HANDBACK_STATES[one.state]}
          red={one.state === 'refused'}
          small={`${timeText(one.at, today)} 申请${one.suggested ? `，建议由${one.suggested.name}承办` : ''}`}
        >
          <p className="prewrap">{one.reason}</p>
          {one.decidedBy && (
            <p className="note small prewrap num">
              {one.decidedBy.name}：{one.opinion}
              {one.toOrg && `　改派${one.toOrg.name}`}
              {one.lostWorkdays !== null && `　历时 ${one.lostWorkdays} 个工作日`}
            </p>
          )}
        </Item>
      ))}
    </Group>
  )
}

function Extensions({ acts }: { acts: TaskActs }) {
  const { today } = useMe()
  return (
    <Group name="延期" n={acts.extensions.length}>
      {acts.extensions.map((one) => (
        <Item
          key={one.at}
          head={`${one.org.name} ${one.by.name}`}
          tag={EXTENSION_STATES[one.state]}
          red={one.state === 'refused'}
          small={`${timeText(one.at, today)} 申请延 ${one.days} 天，由${EXTENSION_LEVELS[one.level]}审批`}
        >
          <p className="num">
            原限期 <s>{one.oldDue}</s>
            {one.newDue !== null && `　${one.state === 'granted' ? '现限期' : '拟改为'} ${one.newDue}`}
          </p>
          <p className="prewrap">{one.reason}</p>
          {one.files.length > 0 && <FileList files={one.files} />}
          {one.decidedBy && (
            <p className="note small prewrap num">
              {one.decidedBy.name}
              {one.granted !== null && ` 批 ${one.granted} 天`}
              {one.opinion !== '' && `：${one.opinion}`}
            </p>
          )}
        </Item>
      ))}
    </Group>
  )
}

function Moves({ acts }: { acts: TaskActs }) {
  const { today } = useMe()
  return (
    <Group name="转办和交办" n={acts.moves.length}>
      {acts.moves.map((one) => (
        <Item
          key={one.at}
          head={`${one.fromOrg.name} → ${one.toOrg.name}${one.toPerson ? ` ${one.toPerson.name}` : ''}`}
          tag={MOVE_KINDS[one.kind]}
          small={`${one.by.name}　${timeText(one.at, today)}${one.due === null ? '' : `　限 ${dateText(one.due, today)}办好`}`}
        >
          {one.note !== '' && <p className="prewrap">{one.note}</p>}
        </Item>
      ))}
    </Group>
  )
}

function Urges({ acts }: { acts: TaskActs }) {
  const { today } = useMe()
  return (
    <Group name="催办" n={acts.urges.length}>
      {acts.urges.map((one) => (
        <p key={one.at} className="small num">
          {one.by.name}　{timeText(one.at, today)}
          {one.note !== '' && `：${one.note}`}
        </p>
      ))}
    </Group>
  )
}

function Group({ name, n, children }: { name: string; n: number; children: ReactNode }) {
  if (n === 0) return null
  return (
    <>
      <h3 className="sub-h">
        {name} <span className="muted num">{n}</span>
      </h3>
      <div className="stack">{children}</div>
    </>
  )
}

interface ItemProps {
  head: string
  tag: string
  red?: boolean
  small: string
  children: ReactNode
}

export function Item({ head, tag, red = false, small, children }: ItemProps) {
  return (
    <section className="panel" aria-label={head}>
      <div className="panel__b stack" style={{ padding: 12, gap: 8 }}>
        <div className="between num">
          <span className="strong">{head}</span>
          <span className={red ? 'tag tag--red' : 'tag'}>{tag}</span>
        </div>
        <div className="small muted num">{small}</div>
        {children}
      </div>
    </section>
  )
}

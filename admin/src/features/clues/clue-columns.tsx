import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import type { ClueRow } from '@mingdu/shared/clues/clues.schema'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_SOURCES, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { dueText, stateClass } from './clue-words'

export function clueColumns(today: string): Column<ClueRow>[] {
  return [
    { key: 'no', title: '编号', width: 132, fixed: true, render: ({ no }) => no, text: ({ no }) => no },
    {
      key: 'excerpt',
      title: '内容',
      render: ({ excerpt, kind }) => (
        <>
          <span className="two-lines" title={excerpt}>
            {excerpt}
          </span>
          <span className="sub">{CLUE_KINDS[kind]}</span>
        </>
      ),
      text: ({ excerpt, kind }) => `${CLUE_KINDS[kind]} ${excerpt}`,
    },
    {
      key: 'source',
      title: '来源',
      width: 108,
      render: ({ source, identity }) => (
        <>
          {CLUE_SOURCES[source]}
          <div className="sub">{CLUE_IDENTITIES[identity]}</div>
        </>
      ),
      text: ({ source, identity }) => `${CLUE_SOURCES[source]} ${CLUE_IDENTITIES[identity]}`,
    },
    {
      key: 'priority',
      title: '轻重',
      width: 76,
      render: ({ priority }) => (
        <span className={priority === 'urgent' ? 'tag tag--red' : 'tag'}>{CLUE_PRIORITIES[priority]}</span>
      ),
      text: ({ priority }) => CLUE_PRIORITIES[priority],
    },
    {
      key: 'org',
      title: '承办单位',
      width: 152,
      render: ({ org }) =>
        org ? <span className="two-lines">{org.name}</span> : <span className="muted">没有派</span>,
      text: ({ org }) => org?.name ?? '',
    },
    {
      key: 'state',
      title: '状态',
      width: 100,
      render: ({ state }) => <span className={stateClass(state)}>{CLUE_STATES[state]}</span>,
      text: ({ state }) => CLUE_STATES[state],
    },
    {
      key: 'voices',
      title: '附议 / 催办',
      width: 100,
      align: 'right',
      render: ({ endorsements, urges }) => `${endorsements} / ${urges}`,
      text: ({ endorsements, urges }) => `${endorsements} / ${urges}`,
    },
    {
      key: 'due',
      title: '答复期限',
      width: 128,
      align: 'right',
      render: (row) => dueText(row, today),
      text: (row) => dueText(row, today),
    },
    {
      key: 'at',
      title: '收到',
      width: 108,
      align: 'right',
      render: ({ createdAt }) => timeText(createdAt, today),
      text: ({ createdAt }) => createdAt,
    },
  ]
}

import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { useListQuery } from '../../components/list'
import { TabPanel, Tabs } from '../../components/tabs'
import { ColumnMap } from './column-map'
import { FindingsTable } from './findings-table'
import { RefusedTable } from './refused-table'
import { numberText } from './sheet-words'

type Tab = 'findings' | 'columns' | 'refused'

/** The figures of the dry run, or of what was written, and what is behind them. */
export function JobResult({ job }: { job: SheetJob }) {
  const { values, set } = useListQuery(['tab'] as const)
  const tabs = tabsOf(job)
  const tab = tabs.find(({ key }) => key === values.tab) ?? tabs[0]
  return (
    <>
      <Figures job={job} />
      <Tabs
        label="导入结果"
        items={tabs}
        active={tab?.key ?? 'findings'}
        onChange={(key) => set('tab', key)}
      />
      <div className="sheet-result">
        <TabPanel>
          {tab?.key === 'findings' && <FindingsTable job={job} />}
          {tab?.key === 'columns' && <ColumnMap job={job} />}
          {tab?.key === 'refused' && <RefusedTable id={job.id} />}
        </TabPanel>
      </div>
    </>
  )
}

function tabsOf({ summary, columns, refused, state }: SheetJob): { key: Tab; name: string; count: number }[] {
  return [
    ...(state === 'undone' && refused > 0
      ? [{ key: 'refused' as const, name: '没有恢复的行', count: refused }]
      : []),
    { key: 'findings', name: '问题', count: summary.findings },
    { key: 'columns', name: '表头对应', count: columns.length },
  ]
}

function Figures({ job: { summary, state, kind } }: { job: SheetJob }) {
  const past = state === 'committed' || state === 'undoing' || state === 'undone'
  const done = state === 'undone' ? '曾' : '已'
  const figures = [
    ...(kind === 'plans'
      ? ([
          [past ? `${done}新增` : '新增', summary.created, '写成草稿'],
          ['已有', summary.unchanged, '已有相同的事项'],
        ] as const)
      : ([
          [past ? `${done}新增` : '新增', summary.created, '清单里没有这个编码'],
          [past ? `${done}修改` : '修改', summary.updated, '编码相同，内容不同'],
          ['没变', summary.unchanged, '和清单里的一样'],
        ] as const)),
    [past ? '没有导入' : '不能导入', summary.failed, '行里有错误'],
    ['问题', summary.findings, '错误和提醒，按格计'],
  ] as const
  return (
    <dl className="stats num sheet-figures" aria-label={past ? '写入的结果' : '试导的结果'}>
      {figures.map(([name, n, note]) => (
        <div className="stat" key={name}>
          <dt className="stat__l">{name}</dt>
          <dd className={n > 0 && name.includes('导入') ? 'stat__v late-count' : 'stat__v'}>
            {numberText(n)}
          </dd>
          <dd className="stat__n">{note}</dd>
        </div>
      ))}
    </dl>
  )
}

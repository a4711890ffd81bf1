import { View } from '@tarojs/components'
import type { LightColour } from '@mingdu/shared/kernel/light'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { TaskCard } from '../../../components/task-card/task-card'
import { nextActionText } from '../../../components/task-card/next-action'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { useDidShow, usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import './index.scss'

type Filter = LightColour | ''

/** What one person of the org has in hand, or what nobody was given; a task leads to 交办 and 催办. */
export default function TeamPage() {
  const { who = 'none', org = '', name = '' } = useParams()
  const { me } = useMe()
  const [light, setLight] = useState<Filter>('')
  const [visit, setVisit] = useState(0)
  const nobody = who === 'none'
  useDidShow(() => setVisit((n) => n + 1))
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  const fetch = (cursor: string | undefined) =>
    api.tasks.list({
      query: {
        ...{ view: 'open', sort: 'light', limit: ROWS, handlerId: who },
        ...(org === '' ? {} : { orgId: org }),
        ...(light === '' ? {} : { light }),
        ...(cursor ? { cursor } : {}),
      },
    })
  return (
    <Screen className="team-page" title="本单位任务">
      <Section className="team-head">
        <View className="team-head__t" {...heading(1)}>
          {nobody ? '还没有派人的任务' : `${name}承办的任务`}
        </View>
        <View className="team-head__b">
          {nobody ? '点开任务，交办给本单位或下属单位的人。' : '点开任务，可以催办或改交别人办。'}
        </View>
      </Section>
      <Pills className="team-lights" label="按灯筛选" pills={PILLS} value={light} onChange={setLight} />
      <PagedList
        what="这些任务"
        unit="项"
        fetch={fetch}
        filter={`${who} ${light}`}
        visit={visit}
        row={(task) => (
          <TaskCard
            key={task.id}
            task={task}
            today={me?.today ?? null}
            orgId={me?.org.id ?? null}
            next={nextText(task)}
            onOpen={({ id }) => open(PAGES.task, { id })}
          />
        )}
        empty={<Nothing light={light} nobody={nobody} />}
      />
    </Screen>
  )
}

const COLOURS = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly LightColour[]
const PILLS: readonly { key: Filter; text: string }[] = [
  { key: '', text: '全部' },
  ...COLOURS.map((key) => ({ key, text: LIGHTS[key].word })),
]

function nextText(task: TaskRow): string {
  return task.handler === null ? '去交办' : nextActionText(task)
}

function Nothing({ light, nobody }: { light: Filter; nobody: boolean }) {
  if (light !== '') return <Empty title={`没有${LIGHTS[light].word}的任务`} text="点“全部”再看。" />
  return nobody ? (
    <Empty title="都派了人" text="没有等着派人的任务。" />
  ) : (
    <Empty title="没有未办结的任务" text="这个人手里的任务都办结了，或已交别人办。" />
  )
}

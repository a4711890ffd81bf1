import { View as Box } from '@tarojs/components'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { api } from '../../api/client.gen'
import { ROWS } from '../../api/use-pages'
import { Empty } from '../../components/states/states'
import { PagedList } from '../../components/paged-list/paged-list'
import { TaskCard } from '../../components/task-card/task-card'
import { Button } from '../../components/tap/button'
import { open, PAGES } from '../../platform/navigate'
import type { View } from './view-switch'

type TaskView = Exclude<View, 'verify' | 'team'>

interface TaskListProps {
  visit: number
  view: TaskView
  light: LightColour | null
  today: string
  orgId: string
  /** Where “fewer again” leads: what waits for me, or for a 督查员 what is not yet done. */
  home: TaskView
  onView: (view: TaskView) => void
}

/** Tasks by light and deadline. */
export function TaskList({ visit, view, light, today, orgId, home, onView }: TaskListProps) {
  // the lights count what is not yet done, wherever it waits: their filter shows the same
  const asked = light && view === 'todo' ? 'open' : view
  const fetch = (cursor: string | undefined) =>
    api.tasks.list({
      query: {
        view: asked,
        sort: 'light',
        limit: ROWS,
        ...(light ? { light } : {}),
        ...(cursor ? { cursor } : {}),
      },
    })
  return (
    <PagedList
      what="督办任务"
      fetch={fetch}
      filter={`${asked} ${light ?? ''}`}
      visit={visit}
      row={(task) => (
        <TaskCard
          key={task.id}
          task={task}
          today={today}
          orgId={orgId}
          onOpen={({ id }) => open(PAGES.task, { id })}
        />
      )}
      empty={<Nothing view={view} light={light} onAll={() => onView('all')} />}
      foot={<Foot view={view} home={home} onView={onView} />}
    />
  )
}

function Nothing({ view, light, onAll }: Pick<TaskListProps, 'view' | 'light'> & { onAll: () => void }) {
  if (light) return <Empty title={`没有${LIGHTS[light].word}的任务`} text="再点一次上面的灯，看全部。" />
  if (view === 'all') {
    return <Empty title="还没有督办任务" text="派给您或您的单位后，会出现在这里，微信会提醒。" />
  }
  const action = { text: '看全部任务', onTap: onAll }
  const title = view === 'todo' ? '现在没有等您办的' : '没有未办结的任务'
  return <Empty title={title} text="新任务派给您时，微信会提醒。" action={action} />
}

function Foot({ view, home, onView }: Pick<TaskListProps, 'view' | 'home' | 'onView'>) {
  const less = home === 'todo' ? '只看等我办的' : '只看没办结的'
  return (
    <Box className="list-foot">
      {view === 'all' ? (
        <Button className="list-less" kind="link" text={less} onTap={() => onView(home)} />
      ) : (
        <Button
          className="list-all"
          kind="link"
          text={view === 'todo' ? '看全部任务，含待核验和已办结' : '看全部任务，含已办结'}
          onTap={() => onView('all')}
        />
      )}
    </Box>
  )
}

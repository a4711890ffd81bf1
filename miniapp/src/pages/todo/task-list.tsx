import { View } from '@tarojs/components'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { api } from '../../api/client.gen'
import { ROWS } from '../../api/use-pages'
import { Empty } from '../../components/states/states'
import { TaskCard } from '../../components/task-card/task-card'
import { Button } from '../../components/tap/button'
import { open, PAGES } from '../../platform/navigate'
import { PagedList } from './paged-list'

interface TaskListProps {
  visit: number
  view: 'todo' | 'all'
  light: LightColour | null
  today: string
  orgId: string
  onAll: () => void
  onTodo: () => void
}

/** Tasks by light and deadline: what waits for me, or everything I may see. */
export function TaskList({ visit, view, light, today, orgId, onAll, onTodo }: TaskListProps) {
  const fetch = (cursor: string | undefined) =>
    api.tasks.list({
      query: { view, sort: 'light', limit: ROWS, ...(light ? { light } : {}), ...(cursor ? { cursor } : {}) },
    })
  return (
    <PagedList
      what="督办任务"
      fetch={fetch}
      filter={`${view} ${light ?? ''}`}
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
      empty={<Nothing view={view} light={light} onAll={onAll} />}
      foot={<Foot view={view} onAll={onAll} onTodo={onTodo} />}
    />
  )
}

function Nothing({
  view,
  light,
  onAll,
}: {
  view: 'todo' | 'all'
  light: LightColour | null
  onAll: () => void
}) {
  if (light) return <Empty title={`没有${LIGHTS[light].word}的任务`} text="再点一次上面的灯，看全部。" />
  if (view === 'all')
    return <Empty title="还没有督办任务" text="派给您或您的单位后，会出现在这里，微信会提醒。" />
  const action = { text: '看全部任务', onTap: onAll }
  return <Empty title="现在没有等您办的" text="新任务派给您时，微信会提醒。" action={action} />
}

function Foot({ view, onAll, onTodo }: Pick<TaskListProps, 'view' | 'onAll' | 'onTodo'>) {
  return (
    <View className="list-foot">
      {view === 'todo' ? (
        <Button className="list-all" kind="link" text="看全部任务，含待核验和已办结" onTap={onAll} />
      ) : (
        <Button className="list-todo" kind="link" text="只看等我办的" onTap={onTodo} />
      )}
    </View>
  )
}

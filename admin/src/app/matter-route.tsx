import { MatterPage } from '../features/matters/matter-page'
import { TaskDrawer } from '../features/tasks/task-drawer'

/** The tree of a matter opens its tasks in the drawer of the task list; features do not know each other. */
export function MatterRoute() {
  return <MatterPage renderTask={(id, close) => <TaskDrawer id={id} onClose={close} />} />
}

import { MatterPage } from '../features/matters/matter-page'
import { TaskDrawer } from '../features/tasks/task-drawer'
import { TaskViewBody } from '../features/tasks/views/task-views'

/** The tree of a matter opens its tasks in the drawer of the task list; features do not know each other. */
export function MatterRoute() {
  return (
    <MatterPage
      renderTask={(id, close) => <TaskDrawer id={id} onClose={close} />}
      renderSchedule={(matterId, open, onOpen) => (
        <TaskViewBody as="schedule" ask={{ matterId }} open={open} onOpen={onOpen} />
      )}
    />
  )
}

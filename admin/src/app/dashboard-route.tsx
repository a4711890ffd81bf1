import { lazy, Suspense, type ComponentType } from 'react'
import { DashboardPage, type Decision } from '../features/dashboard/dashboard-page'

type Kind = Decision['target']['kind']
type DrawerOf = ComponentType<{ id: string; onClose: () => void }>

/** Loaded when something is opened: the desk itself is what most people see first. */
const DRAWERS: Partial<Record<Kind, DrawerOf>> = {
  matter: drawer(() => import('../features/matters/matter-drawer').then((m) => m.MatterDrawer)),
  task: drawer(() => import('../features/tasks/task-drawer').then((m) => m.TaskDrawer)),
  conclusion: drawer(() =>
    import('../features/conclusions/conclusion-drawer').then((m) => m.ConclusionDrawer),
  ),
  intervention: drawer(() =>
    import('../features/interventions/intervention-drawer').then((m) => m.InterventionDrawer),
  ),
  clue: drawer(() => import('../features/clues/clue-drawer').then((m) => m.ClueDrawer)),
  instruction: drawer(() =>
    import('../features/matters/instruction-drawer').then((m) => m.InstructionDrawer),
  ),
}

/** What a leader decides opens beside the desk, with its acts; features do not know each other. */
export function DashboardRoute() {
  return (
    <DashboardPage
      renderTarget={({ kind, id }, close) => {
        const Drawer = DRAWERS[kind]
        return (
          Drawer && (
            <Suspense fallback={null}>
              <Drawer key={id} id={id} onClose={close} />
            </Suspense>
          )
        )
      }}
    />
  )
}

function drawer(load: () => Promise<DrawerOf>): DrawerOf {
  return lazy(() => load().then((found) => ({ default: found })))
}

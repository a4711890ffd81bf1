import type { ReactNode } from 'react'
import { ConclusionDrawer } from '../features/conclusions/conclusion-drawer'
import { DashboardPage, type Decision } from '../features/dashboard/dashboard-page'
import { InterventionDrawer } from '../features/interventions/intervention-drawer'
import { InstructionDrawer } from '../features/matters/instruction-drawer'
import { MatterDrawer } from '../features/matters/matter-drawer'
import { TaskDrawer } from '../features/tasks/task-drawer'

/** What a leader decides opens beside the desk, with its acts; features do not know each other. */
export function DashboardRoute() {
  return <DashboardPage renderTarget={renderTarget} />
}

function renderTarget({ kind, id }: Decision['target'], close: () => void): ReactNode {
  switch (kind) {
    case 'matter':
      return <MatterDrawer key={id} id={id} onClose={close} />
    case 'task':
      return <TaskDrawer key={id} id={id} onClose={close} />
    case 'conclusion':
      return <ConclusionDrawer key={id} id={id} onClose={close} />
    case 'intervention':
      return <InterventionDrawer key={id} id={id} onClose={close} />
    case 'instruction':
      return <InstructionDrawer key={id} id={id} onClose={close} />
    case 'verification':
    case 'lookBack':
      return null
  }
}

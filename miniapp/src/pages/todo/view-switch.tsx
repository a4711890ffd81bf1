import type { Permission } from '@mingdu/shared/accounts/permissions'
import { View as Box } from '@tarojs/components'
import { classes, spoken } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'

/** 待核验, what waits for me, what is not yet done, everything I may see, or what the people of my org have in hand. */
export type View = 'verify' | 'todo' | 'open' | 'all' | 'team'

/** The views a person switches between, the first of them shown first; who neither does nor verifies looks on. */
export function viewsOf(may: (permission: Permission) => boolean): View[] {
  const own: View[] = may('report.verify') ? ['verify', 'open'] : may('task.sign') ? ['todo'] : ['open']
  return may('task.assign') ? [...own, 'team'] : own
}

interface ViewSwitchProps {
  views: readonly View[]
  view: View
  toVerify: number | null
  onView: (view: View) => void
}

/** For a 督查员: what to verify first, the tasks second. For a head: what waits for them, and their people. */
export function ViewSwitch({ views, view, toVerify, onView }: ViewSwitchProps) {
  if (views.length < 2) return null
  // 看全部任务 opens below the list it was tapped under
  const shown = view === 'all' ? (views.find((one) => one === 'open' || one === 'todo') ?? view) : view
  return (
    <Box className="switch" {...spoken('group', '看哪些任务')}>
      {views.map((one) => (
        <Tap
          key={one}
          className={classes(
            'switch__i',
            `switch-${one === 'open' ? 'tasks' : one}`,
            one === shown && 'switch__i--on',
          )}
          on={one === shown}
          onTap={() => onView(one)}
        >
          {WORDS[one]}
          {one === 'verify' && toVerify !== null ? ` ${toVerify}` : ''}
        </Tap>
      ))}
    </Box>
  )
}

const WORDS = {
  verify: '待核验',
  todo: '等我办的',
  open: '督办任务',
  all: '全部任务',
  team: '本单位的人',
} as const satisfies Record<View, string>

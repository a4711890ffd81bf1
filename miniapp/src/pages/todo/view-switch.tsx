import { View as Box } from '@tarojs/components'
import { classes, spoken } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'

/** 待核验, what waits for me, what is not yet done, or everything I may see. */
export type View = 'verify' | 'todo' | 'open' | 'all'

interface ViewSwitchProps {
  view: View
  toVerify: number | null
  onView: (view: View) => void
}

/** For a 督查员: what to verify first, the tasks second. */
export function ViewSwitch({ view, toVerify, onView }: ViewSwitchProps) {
  const verifying = view === 'verify'
  return (
    <Box className="switch" {...spoken('group', '待核验或督办任务')}>
      <Tap
        className={classes('switch__i', 'switch-verify', verifying && 'switch__i--on')}
        on={verifying}
        onTap={() => onView('verify')}
      >
        待核验{toVerify === null ? '' : ` ${toVerify}`}
      </Tap>
      <Tap
        className={classes('switch__i', 'switch-tasks', !verifying && 'switch__i--on')}
        on={!verifying}
        onTap={() => onView('open')}
      >
        督办任务
      </Tap>
    </Box>
  )
}

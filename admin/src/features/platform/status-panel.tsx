import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { Button } from 'antd'
import { useMe } from '../../api/session'
import { clockText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ErrorState, SkeletonLines } from '../../components/states'
import { ChannelTable } from './channel-table'
import { ErrorTable } from './error-table'
import { GatesPanel } from './gates-panel'
import { StatusFigures } from './status-figures'
import { UnreachablePanel } from './unreachable-panel'
import { gatesOf, useStatus } from './use-status'

/** Depth, age, channels, errors and who cannot be reached; read again every ten seconds. */
export function StatusPanel() {
  const { today } = useMe()
  const status = useStatus()
  const { data, isError, isFetching, error } = status
  const again = () => void status.refetch()
  if (!data) return isError ? <ErrorState error={error} retry={again} /> : <SkeletonLines lines={10} />
  return (
    <>
      <div className="between platform__when">
        <span className={isError ? 'late-count' : 'muted'} role={isError ? 'alert' : undefined}>
          <span className="num">{momentText(data.at, today)}</span>的情况
          {isError ? '，之后没有取到，正在再试' : '，每 10 秒自动更新'}
        </span>
        <Button size="small" icon={<Icon name="retry" small />} loading={isFetching} onClick={again}>
          现在更新
        </Button>
      </div>
      <StatusFigures status={data} />
      <GatesPanel gates={gatesOf(data)} />
      <ChannelTable channels={data.channels} />
      <ErrorTable errors={data.errors} />
      <UnreachablePanel />
    </>
  )
}

/** The platform runs by real time; the demonstration's date may be another day. */
function momentText(at: string, today: string): string {
  const date = dateInShanghai(Date.parse(at))
  return date === today ? `${clockText(at)} ` : `真实时间 ${date.slice(5)} ${clockText(at)} `
}

import { Tooltip } from 'antd'

/** The definition of a figure, by pointer and by keyboard. */
export function Caliber({ definition, of }: { definition: string; of: string }) {
  return (
    <Tooltip title={definition} trigger={['hover', 'focus']}>
      <button type="button" className="caliber" aria-label={`${of}的口径：${definition}`}>
        口径
      </button>
    </Tooltip>
  )
}

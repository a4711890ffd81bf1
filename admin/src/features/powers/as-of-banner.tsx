import { Button } from 'antd'

/** Says clearly that what is shown is not the list of today. */
export function AsOfBanner({ asOf, today, back }: { asOf: string; today: string; back: () => void }) {
  return (
    <div className="as-of num" role="status">
      <span>
        您在看 <b>{asOf}</b> 的清单
        {asOf > today ? '：已公布、到那天才生效的变动也算在内。' : '：之后的变动不在其中。'}
      </span>
      <Button type="link" size="small" onClick={back}>
        回到今天
      </Button>
    </div>
  )
}

import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { sheetName } from '@mingdu/shared/public-report/public-report.words'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { asApiError } from '../../api/api-error'
import { downloadFile } from '../../api/download'
import { Icon } from '../../components/icon'

/** The file that the public may fetch, of the months on the page. */
export function SheetButton({ report: { from, through } }: { report: PublicReport }) {
  const query = new URLSearchParams({ from, through }).toString()
  const sheet = useMutation({
    mutationFn: () => downloadFile(`/public/report/sheet?${query}`, sheetName({ from, through })),
  })
  return (
    <>
      <Button icon={<Icon name="download" small />} loading={sheet.isPending} onClick={() => sheet.mutate()}>
        下载表格
      </Button>
      {sheet.isError && (
        <span className="small late-count" role="alert">
          {asApiError(sheet.error).message}
        </span>
      )}
    </>
  )
}

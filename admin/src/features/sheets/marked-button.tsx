import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { asApiError } from '../../api/api-error'
import { downloadFile } from '../../api/download'
import { Icon } from '../../components/icon'

/** The sheet as it was uploaded, with a red column of what is wrong; right after the dry run it takes some seconds. */
export function MarkedButton({ job }: { job: SheetJob }) {
  const name = `${job.fileName.replace(/\.[^.]*$/, '')}-问题.xlsx`
  const load = useMutation({
    mutationFn: () => downloadFile(`/sheets/jobs/${job.id}/marked`, name),
  })
  return (
    <span className="row">
      {load.isError && (
        <span className="small late-count" role="alert">
          {asApiError(load.error).status === 404
            ? '带问题的表还没有做好，请过一会儿再下载。'
            : asApiError(load.error).message}
        </span>
      )}
      <Button
        icon={<Icon name="download" small />}
        loading={load.isPending}
        disabled={job.summary.findings === 0}
        onClick={() => load.mutate()}
      >
        下载带红字问题的原表
      </Button>
    </span>
  )
}

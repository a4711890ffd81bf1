import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import { DataTable, useCursorPages, useListQuery, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { SheetExport } from '../../components/sheet-export'
import { sheetColumns } from './sheet-columns'
import { isRunning } from './sheet-words'
import './sheets.css'

const KEYS = ['direction'] as const

const FILTERS: Filter<'direction'>[] = [
  {
    key: 'direction',
    kind: 'select',
    name: '方向',
    options: [
      { value: 'import', label: '导入' },
      { value: 'export', label: '导出' },
    ],
  },
]

/** 导入导出: what came in and went out as a table; everybody sees their own exports, 编办 all of it. */
export function SheetsPage() {
  const { today } = useMe()
  const can = useCan()
  const navigate = useNavigate()
  const query = useListQuery(KEYS)
  const pages = useCursorPages<SheetJob>(['sheets', 'list', query.values], (page) =>
    api.sheets.jobs({ query: { ...asQuery(query.values), ...page } }),
  )
  useFollow(pages.rows.some(isRunning))
  const columns = useMemo(() => sheetColumns(today), [today])
  const mayImport = can('sheet.import')
  return (
    <Page title="导入导出" className="page page--fill">
      <DataTable
        id="sheets"
        name="导入导出"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(job) => job.id}
        onOpen={(job) => void navigate(`/sheets/${job.id}`)}
        exportAct={<ExportAll />}
        actions={mayImport && <NewImport />}
        empty={{
          title: '还没有导入或导出过',
          body: mayImport
            ? '点“新建导入”，把现成的 Excel 或 CSV 清单导进来；先试导，核对后才写入。'
            : '在权力清单里点“导出”，生成的表格会出现在这里。',
          action: mayImport && <NewImport />,
        }}
      />
    </Page>
  )
}

function NewImport() {
  const navigate = useNavigate()
  return (
    <Button type="primary" icon={<Icon name="upload" small />} onClick={() => void navigate('/sheets/new')}>
      新建导入
    </Button>
  )
}

function ExportAll() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="download" small />} onClick={() => setOpen(true)}>
        导出清单
      </Button>
      {open && <SheetExport what="现行的全部清单" filter={{}} onClose={() => setOpen(false)} />}
    </>
  )
}

const ASK_AGAIN_MS = 2000

/** While the server is at one of the rows shown, the list is read again; a hidden page waits. */
function useFollow(running: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      if (!document.hidden) void client.invalidateQueries({ queryKey: ['sheets', 'list'] })
    }, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [client, running])
}

function asQuery({ direction }: { direction?: string }): { direction?: SheetJob['direction'] } {
  return direction === 'import' || direction === 'export' ? { direction } : {}
}

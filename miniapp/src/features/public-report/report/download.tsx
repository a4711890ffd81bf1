import { View } from '@tarojs/components'
import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { sheetName } from '@mingdu/shared/public-report/public-report.words'
import { useState } from 'react'
import { publicFile } from '../../../api/public-file'
import { Section } from '../../../components/section/section'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { openDocument } from '../../../platform/documents'

/** The same figures as a table, of the months on the page: a browser saves it, WeChat opens it, to be sent on from there. */
export function Download({ from, through }: Pick<PublicReport, 'from' | 'through'>) {
  const [problem, setProblem] = useState(false)
  const fetchTable = () => {
    setProblem(false)
    openDocument(
      publicFile('/public/report/sheet', {}, { from, through }),
      sheetName({ from, through }),
    ).catch(() => setProblem(true))
  }
  return (
    <Section className="report-take" title="带走这些数字" aside={`${from} 至 ${through}`}>
      <View className="report-note">Excel 表格，数字与本页相同，第二张表是口径。</View>
      <Button className="report-download" kind="plain" text="下载表格" onTap={fetchTable} />
      {problem && (
        <View className="report-problem" {...announced()}>
          表格没有打开。请检查网络，稍等几分钟再点一次。
        </View>
      )}
    </Section>
  )
}

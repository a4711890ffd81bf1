import { View } from '@tarojs/components'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { useState } from 'react'
import { publicFile } from '../../../api/public-file'
import { Para } from '../../../components/facts/para'
import { Button } from '../../../components/tap/button'
import { openDocument } from '../../../platform/documents'

interface TemplateProps {
  powerId: string
  material: PowerContent['materials'][number]
}

/** One material of a power, and the template to fill in when there is one. */
export function Template({ powerId, material: { name, note, templateId } }: TemplateProps) {
  const [problem, setProblem] = useState(false)
  const show = (fileId: string) => {
    setProblem(false)
    const url = publicFile('/public/powers/:id/files/:fileId', { id: powerId, fileId })
    openDocument(url, name).catch(() => setProblem(true))
  }
  return (
    <View className="template">
      <Para title={name} text={note} />
      {templateId !== null && (
        <Button className="template__link" kind="link" text="下载模板" onTap={() => show(templateId)} />
      )}
      {problem && <View className="template__problem">没有打开。请检查网络，再点一次。</View>}
    </View>
  )
}

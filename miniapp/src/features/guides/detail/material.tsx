import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuideMaterial, PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { publicFile } from '../../../api/public-file'
import { classes } from '../../../components/semantics'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { openDocument } from '../../../platform/documents'
import { leniencies, materialLine } from './guide-text'

interface MaterialProps {
  guide: PublicGuide
  material: GuideMaterial
  ready: boolean
  onTick: () => void
}

/** One material: what it is, in which form, what may be late, and the form to fill in. */
export function Material({ guide, material, ready, onTick }: MaterialProps) {
  const { key, name, spec, notes } = material
  return (
    <View className="material">
      <Tap className={`material__tick tick-${key}`} as="checkbox" on={ready} onTap={onTick}>
        <View className={classes('material__box', ready && 'material__box--on')} />
        <View className="material__text">
          <View className="material__t">{name}</View>
          <View className="material__b">{materialLine(material)}</View>
        </View>
      </Tap>
      <View className="material__more">
        {leniencies(material).map((text) => (
          <Tag key={text} tone="blue" text={text} />
        ))}
        {spec !== '' && <View className="material__b">规格：{spec}</View>}
        {notes !== '' && <View className="material__b">{notes}</View>}
        <Links guide={guide} material={material} />
      </View>
    </View>
  )
}

/** The form to fill in, the sample, and on request why it is asked for. */
function Links({ guide, material }: Pick<MaterialProps, 'guide' | 'material'>) {
  const [problem, setProblem] = useState(false)
  const [why, showWhy] = useState(false)
  const show = (id: string) => {
    setProblem(false)
    const url = publicFile('/public/guides/:id/files/:fileId', { id: guide.id, fileId: id })
    openDocument(url, guide.files[id]?.name ?? '').catch(() => setProblem(true))
  }
  return (
    <>
      <View className="material__links">
        {filesOf(material).map(({ key, text, id }) => (
          <Button
            key={key}
            className={`material__link file-${key}`}
            kind="link"
            text={text}
            onTap={() => show(id)}
          />
        ))}
        {material.basis !== '' && !why && (
          <Button
            className="material__link material__why"
            kind="link"
            text="为什么要这份"
            onTap={() => showWhy(true)}
          />
        )}
      </View>
      {why && <View className="material__b">依据：{material.basis}</View>}
      {problem && <View className="material__problem">没有打开。请检查网络，再点一次。</View>}
    </>
  )
}

function filesOf({ blankFormId, sampleId }: GuideMaterial) {
  return [
    { key: 'blank', text: '空白表格', id: blankFormId },
    { key: 'sample', text: '填写样表', id: sampleId },
  ].flatMap(({ key, text, id }) => (id === null ? [] : [{ key, text, id }]))
}

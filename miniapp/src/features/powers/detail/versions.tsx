import { View } from '@tarojs/components'
import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import { Fold } from '../../../components/fold/fold'
import { Tap } from '../../../components/tap/tap'
import { versionText } from './power-text'

/** Every version that was published stays readable. */
export function Versions({ power, onVersion }: { power: PublicPower; onVersion: (no: number) => void }) {
  const { versions, shown } = power
  return (
    <Fold className="versions" title="历次版本" aside={`${versions.length} 版`}>
      {[...versions]
        .sort((a, b) => b.no - a.no)
        .map((version) => (
          <Tap
            key={version.no}
            className={`version version-${version.no}`}
            as="link"
            current={version.no === shown.no}
            onTap={() => onVersion(version.no)}
          >
            <View className="version__t">
              {versionText(version)}
              {version.no === shown.no ? '（正在看）' : ''}
            </View>
            {version.basis !== '' && <View className="version__b">依据：{version.basis}</View>}
          </Tap>
        ))}
    </Fold>
  )
}

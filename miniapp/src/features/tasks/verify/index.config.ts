export default definePageConfig({ navigationBarTitleText: '核验进展' })

// Twin of directory/search/scorer.py: BM25F (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.6).

export const K1 = 1.2
/** Name, keywords, text: a word in the name says most; the length of a name says little. */
export const FIELDS: [weight: number, b: number][] = [[4, 0.3], [2, 0.5], [1, 0.75]]

/** How much a term tells: rare terms more. */
export const idf = (documents: number, having: number) => Math.log(1 + (documents - having + 0.5) / (having + 0.5))

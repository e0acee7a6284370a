import sys,random
from tests.evaluation.structure import *
kind=sys.argv[1]; n=int(sys.argv[2])
if __name__=='__main__':
    paths=sorted(PAGES.rglob("*.htm*"))
    random.Random(3).shuffle(paths)
    fp=[];fn=[]
    for p in paths[:200]:
        page=read(load(p),'en'); r=compare(p)[kind]
        by={b.start:b for b in page.blocks}
        def show(o):
            b=by.get(o); i=list(by).index(o) if b else -1
            prev=page.blocks[i-1].text[-60:] if i>0 else ''
            nxt=page.blocks[i+1].text[:50] if b and i+1<len(page.blocks) else ''
            return f"{p.name}: …{prev!r} || {b.markup.tag if b and b.markup else '?'}.{','.join(b.markup.classes) if b and b.markup else ''} {b.text[:110]!r} || {nxt!r}" if b else f'{p.name} {o} ? {page.source.text[o:o+80]!r}'
        fp+=[show(o) for o in r[1]-r[0]]; fn+=[show(o) for o in r[0]-r[1]]
    print('FP',len(fp)); random.Random(1).shuffle(fp); print('\n'.join(fp[:n]))
    print('FN',len(fn)); random.Random(1).shuffle(fn); print('\n'.join(fn[:n]))

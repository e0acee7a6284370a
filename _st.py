from tests.evaluation.structure import *
from tests.evaluation.structure import evaluate
if __name__=='__main__':
    for k,s in evaluate().items(): print(f'{k:22} P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}  {s.right}/{s.read}/{s.there}')

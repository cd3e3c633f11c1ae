const noNames = new Set(
  (
    'unknown,unk,not known,notknown,n k,nk,n a,na,none,no name,nil,null,test,tba,tbc,tbd,anon,anonymous,unnamed,baby,baby boy,baby girl,infant,newborn,unborn,male,female,boy,girl,' +
    'child,mr,mrs,ms,miss,mx,xx,xxx,x x,refused,not given,not stated,not provided,missing,blank,other,withheld'
  ).split(','),
);

/** Whether a name, in small letters, is what people type who do not know it. */
export const isNoName = (name: string): boolean => noNames.has(name);

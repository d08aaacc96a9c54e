// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func6 = ucs2length;
const obj0 = ["`${1}`","*/","\\"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.constructor === undefined) || (!(func0.call(data, "constructor")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "constructor"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "constructor") || (key0 === "toString")) || (key0 === "a-b c")) || (key0 === "'")) || (key0 === "x-type"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["__proto__","constructor","toString","a-b c","'","x-type"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.constructor !== undefined && func0.call(data, "constructor")){
let data0 = data.constructor;
const _errs2 = errors;
if(!(typeof data0 == "number")){
const err2 = {instancePath:instancePath+"/constructor",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.toString !== undefined && func0.call(data, "toString")){
let data1 = data.toString;
const _errs4 = errors;
if(typeof data1 !== "boolean"){
const err3 = {instancePath:instancePath+"/toString",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid0 = _errs4 === errors;
}
if(data["a-b c"] !== undefined && owns(data, "a-b c")){
let data2 = data["a-b c"];
const _errs6 = errors;
if("*/" !== data2){
const err4 = {instancePath:instancePath+"/a-b c",keyword:"const",params:{allowedValue: "*/"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs6 === errors;
}
if(data["'"] !== undefined && owns(data, "'")){
let data3 = data["'"];
const _errs7 = errors;
if(!(data3 === "`${1}`" || data3 === "*/" || data3 === "\\")){
const err5 = {instancePath:instancePath+"/'",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs7 === errors;
}
if(data["x-type"] !== undefined && owns(data, "x-type")){
let data4 = data["x-type"];
const _errs8 = errors;
if(typeof data4 === "string"){
if(data4.length > 9 && func6(data4) > 9){
const err6 = {instancePath:instancePath+"/x-type",keyword:"maxLength",params:{limit: 9}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/x-type",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid0 = _errs8 === errors;
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err8);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
}
else {
const err0 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err0);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
